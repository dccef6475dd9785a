// The large numbers on top.

import { byId, setAttribute, setText, showBar } from './elements.js';
import { count, NONE, percent } from './format.js';
import { isLonger, showSince } from './timers.js';
import { hasData } from './empty.js';

/** The number of characters that fit into a card; the end of a number must not be cut off. */
const LONG = 5;

const values = document.querySelectorAll('.totals .value');

export function showTotals(board) {
  const { totals, goalPercent, targetSeconds, agents } = board;
  // Before the first event a zero would be a claim.
  const known = (id, value, note) => {
    setText(byId(`total-${id}`), hasData(board) ? count(value) : NONE);
    setText(byId(`note-${id}`), hasData(board) ? note : 'no data yet');
  };
  known('waiting', totals.waiting, totals.waiting === 1 ? 'caller' : 'callers');
  showSince(byId('total-longest'), totals.waitingSince);
  known('answered', totals.answered, `${count(totals.calls)} live`);
  known('abandoned', totals.abandoned, abandonedShare(totals));
  known('available', totals.available, `of ${count(agents.length)}`);

  const level = totals.serviceLevel;
  const below = level !== undefined && level < goalPercent;
  setText(byId('total-level'), percent(level));
  setText(
    byId('note-level'),
    `${below ? '▲ ' : ''}goal ${goalPercent} % within ${targetSeconds} s`,
  );
  showBar(byId('bar-level'), level, goalPercent);
  setAttribute(byId('card-level'), 'data-alert', below ? 'warn' : level === undefined ? null : 'good');
  tickTotals(board);
}

/** A wait becomes too long also while nothing happens. */
export function tickTotals(board) {
  const { totals, targetSeconds } = board;
  const late = isLonger(totals.waitingSince, targetSeconds);
  setAttribute(byId('card-longest'), 'data-alert', late ? 'warn' : null);
  const unknown = hasData(board) ? 'no one is waiting' : 'no data yet';
  setText(byId('note-longest'), late ? `▲ over ${targetSeconds} s` : totals.waiting ? 'within target' : unknown);
  for (const value of values) {
    value.toggleAttribute('data-long', value.textContent.length > LONG);
  }
}

function abandonedShare({ answered, abandoned }) {
  const offered = answered + abandoned;
  return offered === 0 ? '' : `${((100 * abandoned) / offered).toFixed(1)} % of calls`;
}
