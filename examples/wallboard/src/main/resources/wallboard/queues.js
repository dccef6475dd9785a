// The table of queues.

import { byId, make, Rows, setText, showBar } from './elements.js';
import { count, percent } from './format.js';
import { showSince } from './timers.js';

let target = 0;
let goal = 0;

const rows = new Rows(byId('queues'), () => {
  const name = make('th');
  name.scope = 'row';
  const waiting = make('td', 'number');
  const longest = make('span');
  const level = make('span', 'percent');
  const bar = make('span', 'bar', make('span', 'fill'), make('span', 'goal'));
  bar.setAttribute('aria-hidden', 'true');
  const answered = make('td', 'number');
  const abandoned = make('td', 'number');
  const element = make(
    'tr',
    '',
    name,
    waiting,
    make('td', 'number', longest),
    make('td', 'level', make('span', 'pair', level, bar)),
    answered,
    abandoned,
  );
  element.show = (queue) => {
    setText(name, queue.name);
    setText(waiting, count(queue.waiting));
    waiting.classList.toggle('none', queue.waiting === 0);
    longest.parentElement.classList.toggle('none', queue.waiting === 0);
    showSince(longest, queue.waitingSince, target);
    setText(level, percent(queue.serviceLevel));
    showBar(bar, queue.serviceLevel, goal);
    setText(answered, count(queue.answered));
    setText(abandoned, count(queue.abandoned));
  };
  return element;
});

export function showQueues(board) {
  target = board.targetSeconds * 1000;
  goal = board.goalPercent;
  rows.show(board.queues);
  byId('queues-empty').hidden = board.queues.length > 0;
}
