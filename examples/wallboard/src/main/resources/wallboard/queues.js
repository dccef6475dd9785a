// The table of queues.

import { byId, cell, make, row, rowHeader, Rows, setText, showBar } from './elements.js';
import { count, percent } from './format.js';
import { showSince } from './timers.js';
import { showEmpty } from './empty.js';
import { sortQueues } from './order.js';

let target = 0;
let goal = 0;

const rows = new Rows(byId('queues'), () => {
  const name = rowHeader('name');
  const waiting = cell('Waiting', 'number');
  const longest = make('span');
  const level = make('span', 'percent');
  const bar = make('span', 'bar', make('span', 'fill'), make('span', 'goal'));
  bar.setAttribute('aria-hidden', 'true');
  const answered = cell('Answered', 'number');
  const abandoned = cell('Abandoned', 'number');
  const busy = cell('Agents busy', 'number');
  const free = cell('Agents free', 'number');
  const element = row(
    name,
    waiting,
    cell('Longest wait', 'number longest', longest),
    cell('Service level', 'level', make('span', 'pair', level, bar)),
    answered,
    abandoned,
    busy,
    free,
  );
  element.show = (queue) => {
    setText(name, queue.name);
    showCount(waiting, queue.waiting);
    longest.parentElement.classList.toggle('none', queue.waiting === 0);
    showSince(longest, queue.waitingSince, target);
    setText(level, percent(queue.serviceLevel));
    level.classList.toggle('late', queue.serviceLevel < goal);
    showBar(bar, queue.serviceLevel, goal);
    setText(answered, count(queue.answered));
    showCount(abandoned, queue.abandoned);
    showCount(busy, queue.busy);
    setText(free, count(queue.free));
    // Callers wait, and no agent is free to answer.
    free.classList.toggle('late', queue.free === 0 && queue.waiting > 0);
  };
  return element;
});

function showCount(element, value) {
  setText(element, count(value));
  element.classList.toggle('none', value === 0);
}

export function showQueues(board, sorting) {
  target = board.targetSeconds;
  goal = board.goalPercent;
  rows.show(sortQueues(board.queues, board, sorting));
  setText(byId('queues-count'), count(board.queues.length));
  showEmpty(board, 'queues', 'No call in a queue in the events so far.');
}
