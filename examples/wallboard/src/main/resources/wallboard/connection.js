// The stream of server-sent events, opened again when it breaks.

/** The server sends a message every 5 seconds; without one for three times as long, the connection is closed. */
const SILENCE = 15_000;

const FIRST_WAIT = 500;
const LONGEST_WAIT = 8_000;

export class Connection {
  #url;
  #listener;
  #source;
  #wait = FIRST_WAIT;
  #watchdog;

  /** @param listener has snapshot(message), change(message) and lost() */
  constructor(url, listener) {
    this.#url = url;
    this.#listener = listener;
  }

  open() {
    const source = new EventSource(this.#url);
    this.#source = source;
    this.#watch();
    source.addEventListener('snapshot', (event) => {
      this.#wait = FIRST_WAIT;
      this.#received(() => this.#listener.snapshot(JSON.parse(event.data)));
    });
    source.addEventListener('change', (event) => {
      this.#received(() => this.#listener.change(JSON.parse(event.data)));
    });
    // The browser stops retrying permanently after some errors, so its retries are not used.
    source.addEventListener('error', () => this.#lose());
  }

  #received(notify) {
    this.#watch();
    notify();
  }

  #watch() {
    clearTimeout(this.#watchdog);
    this.#watchdog = setTimeout(() => this.#lose(), SILENCE);
  }

  #lose() {
    clearTimeout(this.#watchdog);
    this.#source.close();
    this.#listener.lost();
    // Spread, so that many wallboards do not come back in the same moment.
    setTimeout(() => this.open(), this.#wait * (0.5 + Math.random() / 2));
    this.#wait = Math.min(LONGEST_WAIT, this.#wait * 2);
  }
}
