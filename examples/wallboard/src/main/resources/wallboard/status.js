// Whether what is shown is up to date, and how old it is when it is not.

import { byId, setText } from './elements.js';
import { dataAge } from './timers.js';
import { duration } from './format.js';

const TEXTS = {
  connecting: { short: 'Connecting', long: '' },
  live: { short: 'Live', long: '' },
  lost: { short: 'Reconnecting', long: 'Connection lost, reconnecting.' },
  interrupted: { short: 'Interrupted', long: 'No events come from the contact centre at the moment.' },
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

export function tickStatus() {
  setText(byId('data-age'), state === 'lost' ? `The data is ${duration(dataAge())} old.` : '');
}
