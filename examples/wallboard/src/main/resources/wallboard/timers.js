// Times that advance between messages: elements that show how long something has lasted.

import { duration, NONE } from './format.js';
import { setText } from './elements.js';

let serverTime = 0;
let receivedAt = 0;
let frozen = false;

/** The time of the server's clock. Without a connection it stops, because nothing newer has arrived. */
export function now() {
  return frozen ? serverTime : serverTime + (performance.now() - receivedAt);
}

/** How long ago the last message came, in milliseconds. */
export function dataAge() {
  return performance.now() - receivedAt;
}

/** Whether it is more than this many whole seconds since a time; durations are shown in whole seconds too. */
export function isLonger(since, seconds) {
  return since !== undefined && Math.floor((now() - since) / 1000) > seconds;
}

export function received(time) {
  serverTime = time;
  receivedAt = performance.now();
  frozen = false;
}

export function freeze() {
  if (!frozen) {
    frozen = true;
  }
}

/** Lets an element show how long it is since a time; nothing where there is none. */
export function showSince(element, since, limitSeconds) {
  if (since === undefined) {
    delete element.dataset.since;
    element.classList.remove('late');
    setText(element, NONE);
    return;
  }
  element.dataset.since = since;
  if (limitSeconds === undefined) {
    delete element.dataset.limit;
  } else {
    element.dataset.limit = limitSeconds;
  }
  tick(element);
}

export function tickAll() {
  document.querySelectorAll('[data-since]').forEach(tick);
}

function tick(element) {
  const since = Number(element.dataset.since);
  setText(element, duration(now() - since));
  const { limit } = element.dataset;
  element.classList.toggle('late', limit !== undefined && isLonger(since, Number(limit)));
}
