import { Connection } from './connection.js';
import { Store } from './store.js';
import { byId, setText } from './elements.js';
import { clockTime } from './format.js';
import { planCount, watchHidden } from './more.js';
import { freeze, now, received, tickAll } from './timers.js';
import { showAlert } from './alert.js';
import { showAgents } from './agents.js';
import { showCalls } from './calls.js';
import { showQueues } from './queues.js';
import { showStatus, tickEventAge, tickStatus } from './status.js';
import { showTotals, tickTotals } from './totals.js';
import { showTrend } from './trend.js';

const store = new Store();
const sort = byId('sort');

function show() {
  const { board } = store;
  received(board.time);
  showTotals(board);
  showTrend(board);
  showAlert(board);
  showCalls(board);
  showStatus(board.connected ? 'live' : 'interrupted');
  showSorted();
}

/** The lists whose order depends on the time, too. */
function showSorted() {
  showQueues(store.board, sort.value);
  showAgents(store.board, sort.value);
  tickEventAge(store.board);
  tickClock();
  planCount();
}

function tickClock() {
  setText(byId('clock'), clockTime(now()));
  byId('clock').dateTime = new Date(now()).toISOString();
}

function tick() {
  if (store.board) {
    tickAll();
    tickTotals(store.board);
    showSorted();
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

/** The storage of this browser; without one, for example in a private window, the choice lasts as long as the page. */
const stored = (() => {
  try {
    return localStorage;
  } catch {
    return {};
  }
})();

/** The choice stays in this browser; a wall can also be opened at `?sort=name`. */
function offerSorting() {
  const wanted = new URLSearchParams(location.search).get('sort') ?? stored.sort;
  sort.value = wanted === 'name' ? 'name' : 'late';
  sort.addEventListener('change', () => {
    stored.sort = sort.value;
    if (store.board) {
      showSorted();
    }
  });
}

offerFullScreen();
offerSorting();
watchHidden();
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
