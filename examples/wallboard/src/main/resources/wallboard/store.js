// The board as the server sent it last: a snapshot, and the changes since.

const LISTS = ['queues', 'agents', 'calls'];

export class Store {
  /** The newest board; null before the first snapshot. */
  board = null;

  #rows = {};

  snapshot({ snapshot, connected }) {
    for (const list of LISTS) {
      this.#rows[list] = new Map(snapshot[list].map((row) => [row.id, row]));
    }
    this.board = { ...snapshot, connected };
    this.#list();
  }

  change(message) {
    for (const list of LISTS) {
      message[list].gone.forEach((id) => this.#rows[list].delete(id));
      message[list].set.forEach((row) => this.#rows[list].set(row.id, row));
    }
    const { time, connected, events, totals, trend = this.board.trend } = message;
    this.board = { ...this.board, time, connected, events, totals, trend };
    this.#list();
  }

  #list() {
    for (const list of LISTS) {
      this.board[list] = [...this.#rows[list].values()];
    }
  }
}
