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
export function showSince(element, since, limitMillis) {
  if (since === undefined) {
    delete element.dataset.since;
    element.classList.remove('late');
    setText(element, NONE);
    return;
  }
  element.dataset.since = since;
  if (limitMillis !== undefined) {
    element.dataset.limit = limitMillis;
  }
  tick(element);
}

export function tickAll() {
  document.querySelectorAll('[data-since]').forEach(tick);
}

function tick(element) {
  const age = now() - Number(element.dataset.since);
  setText(element, duration(age));
  if (element.dataset.limit) {
    element.classList.toggle('late', age > Number(element.dataset.limit));
  }
}
