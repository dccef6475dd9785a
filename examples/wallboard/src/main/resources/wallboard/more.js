// How many rows of a list are below its visible part, for viewers who cannot scroll a wall.

import { byId, setText } from './elements.js';
import { count } from './format.js';

const lists = ['queues', 'calls', 'agents'].map((id) => {
  const rows = byId(id);
  return { rows, scroll: rows.closest('.scroll'), more: byId(`${id}-more`) };
});

export function countHidden() {
  for (const { rows, scroll, more } of lists) {
    const unlisted = Number(rows.dataset.unlisted ?? 0);
    const overflows = scroll.scrollHeight - scroll.scrollTop > scroll.clientHeight + 1;
    more.hidden = !overflows && unlisted === 0;
    if (!more.hidden) {
      // A row under the line that shows the number is hidden too.
      const end = more.getBoundingClientRect().top;
      const below = [...rows.children].filter((row) => row.getBoundingClientRect().bottom > end + 1).length;
      const hidden = below + unlisted;
      more.hidden = hidden === 0;
      setText(more, `↓ ${count(hidden)} more`);
    }
  }
}

let planned = false;

/** Counts once before the next picture, however often rows change until then. */
export function planCount() {
  if (!planned) {
    planned = true;
    requestAnimationFrame(() => {
      planned = false;
      countHidden();
    });
  }
}

export function watchHidden() {
  const observer = new ResizeObserver(planCount);
  for (const { scroll } of lists) {
    observer.observe(scroll);
    scroll.addEventListener('scroll', planCount, { passive: true });
  }
}
