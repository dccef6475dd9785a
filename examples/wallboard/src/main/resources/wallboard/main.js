import { Connection } from './connection.js';
import { Store } from './store.js';
import { byId, setText } from './elements.js';
import { freeze, now, received, tickAll } from './timers.js';
import { showAgents } from './agents.js';
import { showCalls } from './calls.js';
import { showQueues } from './queues.js';
import { showStatus, tickStatus } from './status.js';
import { showTotals, tickTotals } from './totals.js';

const store = new Store();

function show() {
  const { board } = store;
  received(board.time);
  showTotals(board);
  showQueues(board);
  showCalls(board);
  showAgents(board);
  showStatus(board.connected ? 'live' : 'interrupted');
  tickClock();
}

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });

function tickClock() {
  const time = new Date(now());
  setText(byId('clock'), clock.format(time));
  byId('clock').dateTime = time.toISOString();
}

function tick() {
  if (store.board) {
    tickAll();
    tickTotals(store.board);
    tickClock();
  }
  tickStatus();
}

function offerFullScreen() {
  const button = byId('fullscreen');
  button.hidden = !document.fullscreenEnabled;
  button.addEventListener('click', () => {
    if (document.fullscreenElement) {
      document.exitFullscreen();
    } else {
      document.documentElement.requestFullscreen();
    }
  });
  document.addEventListener('fullscreenchange', () => {
    setText(button, document.fullscreenElement ? 'Leave full screen' : 'Full screen');
  });
}

offerFullScreen();
setInterval(tick, 1000);
new Connection('events', {
  snapshot(message) {
    store.snapshot(message);
    show();
  },
  change(message) {
    store.change(message);
    show();
  },
  lost() {
    freeze();
    showStatus('lost');
  },
}).open();
