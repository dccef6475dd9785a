// The alert while today's service level is below the goal: on the page, in the tab's title, and for screen readers.

import { byId, setText } from './elements.js';
import { percent } from './format.js';

const TITLE = document.title;

let missed = false;

export function showAlert({ totals, goalPercent, targetSeconds, queues }) {
  const level = totals.serviceLevel;
  const below = level !== undefined && level < goalPercent;
  const text = `Goal missed: ${percent(level)} of today's calls were answered within ${targetSeconds} s, the goal is ${goalPercent} %.`;
  byId('alert').hidden = !below;
  document.title = below ? `▲ ${percent(level)} · ${TITLE}` : TITLE;
  if (below) {
    setText(byId('alert-text'), text);
    const low = queues
      .filter((queue) => queue.serviceLevel < goalPercent)
      .sort((a, b) => a.serviceLevel - b.serviceLevel)
      .map((queue) => `${queue.name} ${percent(queue.serviceLevel)}`);
    setText(byId('alert-queues'), low.length > 0 ? `Below it: ${low.join(', ')}.` : '');
  }
  // Announced when it changes, but not each time the percentage does.
  if (below !== missed) {
    missed = below;
    setText(byId('goal-announcement'), below ? text : 'The goal is reached again.');
  }
}
