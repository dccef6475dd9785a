// The page's elements. Texts from events only ever become text nodes.

export function byId(id) {
  return document.getElementById(id);
}

export function setText(element, text) {
  if (element.textContent !== text) {
    element.textContent = text;
  }
}

/** An element with a class and, in order, children. */
export function make(tag, className, ...children) {
  const element = document.createElement(tag);
  if (className) {
    element.className = className;
  }
  element.append(...children);
  return element;
}

/** A row of a table. The roles keep its meaning where a narrow screen shows it as a card. */
export function row(...cells) {
  const element = make('tr', '', ...cells);
  element.setAttribute('role', 'row');
  return element;
}

export function rowHeader(className, ...children) {
  const element = make('th', className, ...children);
  element.scope = 'row';
  element.setAttribute('role', 'rowheader');
  return element;
}

/** A cell with the name of its column, which a card shows next to the value. */
export function cell(label, className, ...children) {
  const element = make('td', className, ...children);
  element.setAttribute('role', 'cell');
  element.dataset.label = label;
  return element;
}

export function setAttribute(element, name, value) {
  if (value === undefined || value === null) {
    element.removeAttribute(name);
  } else if (element.getAttribute(name) !== value) {
    element.setAttribute(name, value);
  }
}

/** A browser does not respond in time if it shows many more; the others are counted. */
const MAX_ROWS = 500;

/** Elements that represent the first rows with ids: each row keeps its element, in the order of the rows. */
export class Rows {
  #parent;
  #create;
  #elements = new Map();

  /** @param create makes the element of a row, with a method show(row) */
  constructor(parent, create) {
    this.#parent = parent;
    this.#create = create;
  }

  show(all) {
    const rows = all.slice(0, MAX_ROWS);
    this.#parent.dataset.unlisted = all.length - rows.length;
    const wanted = new Set(rows.map((row) => row.id));
    for (const [id, element] of this.#elements) {
      if (!wanted.has(id)) {
        element.remove();
        this.#elements.delete(id);
      }
    }
    let place = this.#parent.firstElementChild;
    for (const row of rows) {
      let element = this.#elements.get(row.id);
      if (!element) {
        element = this.#create(row);
        element.dataset.id = row.id;
        this.#elements.set(row.id, element);
      }
      if (element === place) {
        place = place.nextElementSibling;
      } else {
        this.#parent.insertBefore(element, place);
      }
      element.show(row);
    }
  }
}

/** Lets an element light up for a moment, where motion is welcome. */
export function flash(element) {
  element.classList.remove('moved');
  requestAnimationFrame(() => element.classList.add('moved'));
}

/** A word in its color, with its shape. */
export function badge() {
  const element = make('span', 'badge');
  element.show = (state, label) => {
    setAttribute(element, 'data-state', state);
    setText(element, label);
  };
  return element;
}

/** A bar for the percentage, with a mark at the goal. */
export function showBar(bar, value, goal) {
  bar.querySelector('.fill').style.width = `${value ?? 0}%`;
  bar.querySelector('.goal').style.left = `${goal}%`;
  bar.toggleAttribute('data-below', value !== undefined && value < goal);
}
