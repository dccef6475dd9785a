// The board as the server sent it last: a snapshot, and the changes since.

const LISTS = ['queues', 'agents', 'calls'];

export class Store {
  /** The newest board; null before the first snapshot. */
  board = null;

  #rows = {};

  snapshot(message) {
    const { snapshot, connected } = message;
    for (const list of LISTS) {
      this.#rows[list] = new Map(snapshot[list].map((row) => [row.id, row]));
    }
    this.board = {
      time: snapshot.time,
      connected,
      targetSeconds: snapshot.targetSeconds,
      goalPercent: snapshot.goalPercent,
      totals: snapshot.totals,
    };
    this.#sort();
  }

  change(message) {
    for (const list of LISTS) {
      message[list].gone.forEach((id) => this.#rows[list].delete(id));
      message[list].set.forEach((row) => this.#rows[list].set(row.id, row));
    }
    this.board = {
      ...this.board,
      time: message.time,
      connected: message.connected,
      totals: message.totals,
    };
    this.#sort();
  }

  #sort() {
    const byName = (a, b) => compare(a.name, b.name) || compare(a.id, b.id);
    this.board.queues = [...this.#rows.queues.values()].sort(byName);
    this.board.agents = [...this.#rows.agents.values()].sort(byName);
    this.board.calls = [...this.#rows.calls.values()];
  }
}

export function compare(a, b) {
  return a < b ? -1 : a > b ? 1 : 0;
}
