// The agents, and how many of them do what.

import { badge, byId, make, Rows, setText } from './elements.js';
import { count } from './format.js';
import { showSince } from './timers.js';
import { showEmpty } from './empty.js';
import { sortAgents } from './order.js';

const GROUPS = [
  { id: 'TALKING', label: 'on calls', states: ['TALKING', 'RINGING', 'ON_HOLD'] },
  { id: 'WRAP_UP', label: 'in wrap-up', states: ['WRAP_UP'] },
  { id: 'AVAILABLE', label: 'available', states: ['AVAILABLE'] },
  { id: 'AWAY', label: 'away', states: ['AWAY', 'UNKNOWN'] },
];

let queueOf = new Map();
let lateSeconds = {};

const tiles = new Rows(byId('agents'), () => {
  const name = make('span', 'name');
  const timer = make('span', 'timer');
  const state = badge();
  const queue = make('span', 'queue');
  const element = make('li', 'tile', make('span', 'line', name, timer), make('span', 'line', state, queue));
  element.show = (agent) => {
    element.dataset.state = agent.state;
    setText(name, agent.name);
    state.show(agent.state, agent.label);
    showSince(timer, agent.since, lateSeconds[agent.state]);
    setText(queue, queueOf.get(agent.call) ?? '');
  };
  return element;
});

const shares = new Rows(byId('shares'), (group) => {
  const element = make('span');
  element.dataset.state = group.id;
  element.show = ({ share }) => {
    element.style.width = `${share}%`;
  };
  return element;
});

const legend = new Rows(byId('legend'), (group) => {
  const number = make('b');
  const element = make('li', '', number, ` ${group.label}`);
  element.dataset.state = group.id;
  element.show = (row) => setText(number, count(row.number));
  return element;
});

export function showAgents(board, sorting) {
  const { agents } = board;
  lateSeconds = board.lateSeconds;
  queueOf = new Map(board.calls.map((call) => [call.id, call.queue]));
  tiles.show(sortAgents(agents, board, sorting));
  const groups = GROUPS.map((group) => {
    const number = agents.filter((agent) => group.states.includes(agent.state)).length;
    return { ...group, number, share: (100 * number) / Math.max(1, agents.length) };
  });
  shares.show(groups.filter((group) => group.number > 0));
  legend.show(groups);
  setText(byId('agents-count'), count(agents.length));
  showEmpty(board, 'agents', 'No agent in the events so far.');
}
