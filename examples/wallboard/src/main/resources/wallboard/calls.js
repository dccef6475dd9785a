// The table of live calls.

import { badge, byId, cell, flash, row, rowHeader, Rows, setText } from './elements.js';
import { CALL_STATES, callType, count, NONE } from './format.js';
import { compare } from './order.js';
import { showEmpty } from './empty.js';
import { showSince } from './timers.js';

const ORDER = [...CALL_STATES.keys()];

const rows = new Rows(byId('calls'), (first) => {
  const id = rowHeader('');
  const type = cell('Type', 'type');
  const customer = cell('Customer', 'customer');
  const queue = cell('Queue', 'queue');
  const agent = cell('Agent', 'agent');
  const state = badge();
  const inState = cell('In state', 'number in-state');
  const age = cell('Age', 'number call-age');
  const element = row(id, type, customer, queue, agent, cell('State', 'state', state), inState, age);
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
  showEmpty(board, 'calls', 'No live call or chat in the events so far.');
}
