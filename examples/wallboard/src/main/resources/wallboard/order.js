// The order of rows, by the same rules as LateFirst.java: between two messages, a row can become late.

import { isLonger } from './timers.js';

const STATES = ['RINGING', 'WRAP_UP', 'ON_HOLD', 'TALKING', 'AVAILABLE', 'AWAY', 'UNKNOWN', 'OFFLINE'];

export function compare(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}

const byName = (a, b) => compare(a.name, b.name) || compare(a.id, b.id);

/** Queues with a long wait first, then queues below the goal, then by name. */
export function sortQueues(queues, { targetSeconds, goalPercent }, choice) {
  const longWait = (queue) => (isLonger(queue.waitingSince, targetSeconds) ? queue.waitingSince : Infinity);
  const missed = (queue) => (queue.serviceLevel < goalPercent ? queue.serviceLevel : Infinity);
  return sort(queues, choice, (a, b) => compare(longWait(a), longWait(b)) || compare(missed(a), missed(b)) || byName(a, b));
}

/** Agents who are too long in their state first, then by state, and of one state the longest first. */
export function sortAgents(agents, { lateSeconds }, choice) {
  const overdue = ({ state, since }) =>
    lateSeconds[state] !== undefined && isLonger(since, lateSeconds[state])
      ? since + lateSeconds[state] * 1000
      : Infinity;
  return sort(
    agents,
    choice,
    (a, b) =>
      compare(overdue(a), overdue(b)) ||
      STATES.indexOf(a.state) - STATES.indexOf(b.state) ||
      compare(a.since, b.since) ||
      byName(a, b),
  );
}

function sort(rows, choice, lateFirst) {
  return [...rows].sort(choice === 'name' ? byName : lateFirst);
}
