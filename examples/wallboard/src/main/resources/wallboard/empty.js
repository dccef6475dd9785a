// Words for a list without rows. Before the first event nothing is known, so they do not claim that nothing happens.

import { byId, setText } from './elements.js';

export function hasData(board) {
  return board.events.oldest !== undefined;
}

/**
 * @param board the board
 * @param id the id of the list
 * @param text what is known if events were received and the list is empty
 */
export function showEmpty(board, id, text) {
  const element = byId(`${id}-empty`);
  element.hidden = board[id].length > 0;
  if (!element.hidden) {
    setText(element, hasData(board) ? text : 'No data yet: no event has been received.');
  }
}
