// Keeps the status page up to date: fetches it again each second, and changes what differs. So there is one description of
// the page, which also works without JavaScript. What a reader has opened, selected or focused stays.

const EVERY = 1000;

const byId = (id) => document.getElementById(id);

/** Makes an element equal to the same element of the newer page. */
function update(element, newer) {
  for (const { name } of [...element.attributes]) {
    if (!newer.hasAttribute(name)) {
      element.removeAttribute(name);
    }
  }
  for (const { name, value } of newer.attributes) {
    if (element.getAttribute(name) !== value) {
      element.setAttribute(name, value);
    }
  }
  updateChildren(element, newer);
}

function updateChildren(element, newer) {
  const keyed = new Map([...element.children].filter((child) => child.dataset.key).map((child) => [child.dataset.key, child]));
  let place = element.firstChild;
  for (const child of [...newer.childNodes]) {
    // A row is found by its key, wherever it is now; anything else by its place.
    const known = child.dataset?.key ? keyed.get(child.dataset.key) : place;
    if (known && known.nodeName === child.nodeName && known.dataset?.key === child.dataset?.key) {
      if (known !== place) {
        element.insertBefore(known, place);
      }
      if (child.nodeType === Node.ELEMENT_NODE) {
        update(known, child);
      } else if (known.data !== child.data) {
        known.data = child.data;
      }
      place = known.nextSibling;
    } else {
      element.insertBefore(document.importNode(child, true), place);
    }
  }
  while (place) {
    const next = place.nextSibling;
    place.remove();
    place = next;
  }
}

function showConnection(open) {
  const before = byId('connection').dataset.state;
  const now = open ? 'live' : 'lost';
  if (before !== now) {
    byId('connection').dataset.state = now;
    byId('connection-text').textContent = open ? 'Open' : 'Not reachable';
    // Announced only when it changes.
    byId('announcement').textContent = open ? 'The stream is open again.' : 'The stream is not reachable.';
  }
}

async function refresh() {
  try {
    const answer = await fetch('/', { signal: AbortSignal.timeout(5 * EVERY) });
    const newer = new DOMParser().parseFromString(await answer.text(), 'text/html');
    for (const selector of ['.totals', '.clients', '.subscriptions', '.topics', '.events']) {
      update(document.querySelector(selector), newer.querySelector(selector));
    }
    showConnection(true);
  } catch {
    showConnection(false);
  }
}

function offerCopies() {
  for (const button of document.querySelectorAll('[data-copy]')) {
    const text = byId(button.dataset.copy);
    const label = button.firstChild;
    button.hidden = false;
    button.addEventListener('click', async () => {
      try {
        await navigator.clipboard.writeText(text.textContent.trim());
        label.data = 'Copied';
        byId('announcement').textContent = 'Copied.';
        setTimeout(() => {
          label.data = 'Copy';
          byId('announcement').textContent = '';
        }, 2000);
      } catch {
        // No access to the clipboard, for example at an address other than this machine: selected, it can be copied.
        getSelection().selectAllChildren(text);
      }
    });
  }
}

async function keepRefreshing() {
  if (!document.hidden) {
    await refresh();
  }
  setTimeout(keepRefreshing, EVERY);
}

offerCopies();
setTimeout(keepRefreshing, EVERY);
