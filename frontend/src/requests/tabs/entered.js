/** @typedef {import('../types.js').HistoryEvent} HistoryEvent */

/**
 * When each activation began.
 *
 * @param {HistoryEvent[]} events
 * @returns {Map<number, string>}
 */
export function enteredAt(events) {
  /** @type {Map<number, string>} */
  const entered = new Map();
  for (const { event, activation, at } of events) {
    if (event === 'entered' && activation !== null) entered.set(activation, at);
  }
  return entered;
}
