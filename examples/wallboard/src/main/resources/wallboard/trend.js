// The last hour in bars of five minutes: calls in time at the bottom, late ones above.

import { byId, make, Rows, setAttribute, setText } from './elements.js';
import { clockTime, percent } from './format.js';
import { hasData } from './empty.js';

const bars = new Rows(byId('trend'), () => {
  const text = make('span', 'unseen');
  const late = make('span', 'late-part');
  const inTime = make('span', 'in-time');
  const element = make('li', '', late, inTime, text);
  late.setAttribute('aria-hidden', 'true');
  inTime.setAttribute('aria-hidden', 'true');
  element.show = (slot) => {
    late.style.height = `${(100 * slot.late) / slot.highest}%`;
    inTime.style.height = `${(100 * slot.inTime) / slot.highest}%`;
    setAttribute(element, 'data-unknown', slot.unknown ? '' : null);
    const offered = slot.inTime + slot.late;
    const what = slot.unknown ? 'no data' : offered === 0 ? 'no calls' : `${slot.inTime} of ${offered} in time`;
    setText(text, `${clockTime(slot.from)}: ${what}`);
    setAttribute(element, 'title', text.textContent);
  };
  return element;
});

export function showTrend(board) {
  const { trend, events, goalPercent } = board;
  const highest = Math.max(1, ...trend.slots.map((slot) => slot.inTime + slot.late));
  bars.show(
    trend.slots.map((slot) => ({
      ...slot,
      id: String(slot.from),
      highest,
      unknown: events.oldest === undefined || slot.from + trend.slotSeconds * 1000 <= events.oldest,
    })),
  );
  const level = trend.serviceLevel;
  const below = level !== undefined && level < goalPercent;
  setText(byId('trend-level'), percent(level));
  setAttribute(byId('card-trend'), 'data-alert', below ? 'warn' : level === undefined ? null : 'good');
  setText(byId('note-trend'), note(board, level, below));
}

function note(board, level, below) {
  if (!hasData(board)) {
    return 'no data yet';
  }
  return level === undefined ? 'no call counted' : below ? '▲ below the goal' : 'goal reached';
}
