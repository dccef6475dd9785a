// The large numbers on top.

import { byId, setAttribute, setText, showBar } from './elements.js';
import { count, percent } from './format.js';
import { now, showSince } from './timers.js';

export function showTotals(board) {
  const { totals, goalPercent, targetSeconds, agents } = board;
  setText(byId('total-waiting'), count(totals.waiting));
  setText(byId('note-waiting'), totals.waiting === 1 ? 'caller' : 'callers');
  showSince(byId('total-longest'), totals.waitingSince);
  setText(byId('total-answered'), count(totals.answered));
  setText(byId('note-answered'), `${count(totals.calls)} live`);
  setText(byId('total-abandoned'), count(totals.abandoned));
  setText(byId('note-abandoned'), abandonedShare(totals));
  setText(byId('total-available'), count(totals.available));
  setText(byId('note-available'), `of ${count(agents.length)}`);

  const level = totals.serviceLevel;
  const below = level !== undefined && level < goalPercent;
  setText(byId('total-level'), percent(level));
  setText(
    byId('note-level'),
    `${below ? '▲ below the goal: ' : ''}${goalPercent} % within ${targetSeconds} s`,
  );
  showBar(byId('bar-level'), level, goalPercent);
  setAttribute(byId('card-level'), 'data-alert', below ? 'warn' : level === undefined ? null : 'good');
  tickTotals(board);
}

/** A wait becomes too long also while nothing happens. */
export function tickTotals({ totals, targetSeconds }) {
  const late = totals.waitingSince !== undefined && now() - totals.waitingSince > targetSeconds * 1000;
  setAttribute(byId('card-longest'), 'data-alert', late ? 'warn' : null);
  setText(byId('note-longest'), late ? `▲ over ${targetSeconds} s` : totals.waiting ? 'within target' : 'nobody waits');
}

function abandonedShare({ answered, abandoned }) {
  const offered = answered + abandoned;
  return offered === 0 ? '' : `${((100 * abandoned) / offered).toFixed(1)} % of calls`;
}
