// The table of live calls.

import { badge, byId, flash, make, Rows, setText } from './elements.js';
import { CALL_STATES, callType, count, NONE } from './format.js';
import { compare } from './store.js';
import { showSince } from './timers.js';

const ORDER = [...CALL_STATES.keys()];

const rows = new Rows(byId('calls'), (first) => {
  const id = make('th');
  id.scope = 'row';
  const type = make('td');
  const customer = make('td');
  const queue = make('td');
  const agent = make('td');
  const state = badge();
  const inState = make('td', 'number');
  const age = make('td', 'number');
  const element = make('tr', '', id, type, customer, queue, agent, make('td', '', state), inState, age);
  let shown = first.state;
  element.show = (call) => {
    setText(id, call.id);
    setText(type, callType(call));
    setText(customer, call.caller ?? NONE);
    setText(queue, call.queue ?? NONE);
    setText(agent, call.agent ?? NONE);
    element.dataset.state = call.state;
    state.show(call.state, CALL_STATES.get(call.state) ?? call.state);
    showSince(inState, call.since);
    showSince(age, call.startedAt);
    if (call.state !== shown) {
      shown = call.state;
      flash(element);
    }
  };
  return element;
});

export function showCalls(board) {
  const calls = board.calls.sort(
    (a, b) =>
      ORDER.indexOf(a.state) - ORDER.indexOf(b.state) || a.since - b.since || compare(a.id, b.id),
  );
  rows.show(calls);
  setText(byId('calls-count'), count(calls.length));
  byId('calls-empty').hidden = calls.length > 0;
}
