/**
 * Runs something slow once at a time; asked for again meanwhile, once more afterwards.
 *
 * @param {() => Promise<void>} act
 * @returns {() => Promise<void>}
 */
export function oneAtATime(act) {
  /** @type {Promise<void> | null} */
  let running = null;
  let again = false;
  const run = async () => {
    do {
      again = false;
      await act();
    } while (again);
  };
  return () => {
    again = true;
    running ??= run().finally(() => {
      running = null;
    });
    return running;
  };
}
