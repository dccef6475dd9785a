// Whether what is shown is up to date, and how old it is when it is not.

import { byId, setText } from './elements.js';
import { dataAge, now } from './timers.js';
import { duration } from './format.js';

const TEXTS = {
  connecting: { short: 'Connecting', long: '' },
  live: { short: 'Live', long: '' },
  lost: { short: 'Reconnecting', long: 'Connection lost, reconnecting.' },
  interrupted: { short: 'Interrupted', long: 'No events are being received. The numbers may be old.' },
};

let state = 'connecting';

export function showStatus(next) {
  if (next === state) {
    return;
  }
  const before = state;
  state = next;
  const { short, long } = TEXTS[next];
  byId('connection').dataset.state = next;
  setText(byId('connection-text'), short);
  setText(byId('notice-text'), long);
  byId('notice').hidden = long === '';
  document.body.classList.toggle('stale', long !== '');
  // Announced by screen readers only when it changes; the age next to it, which changes each second, never is.
  const back = next === 'live' && before !== 'connecting';
  setText(byId('announcement'), back ? 'Connected again.' : long);
  tickStatus();
}

/** How long ago the newest event was; whether that is long is for the viewer to judge. */
export function tickEventAge({ events }) {
  setText(byId('event-age'), events.newest === undefined ? 'no event yet' : `last event ${duration(now() - events.newest)} ago`);
}

export function tickStatus() {
  setText(byId('data-age'), state === 'lost' ? `The data is ${duration(dataAge())} old.` : '');
}
