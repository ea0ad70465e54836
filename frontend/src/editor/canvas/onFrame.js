/**
 * Do something once before the next frame, however often it is asked for: asking the
 * canvas where it is in the middle of an import makes the browser lay out everything.
 *
 * @param {() => void} act
 * @returns {() => void}
 */
export function onFrame(act) {
  let asked = false;
  return () => {
    if (asked) return;
    asked = true;
    window.requestAnimationFrame(() => {
      asked = false;
      act();
    });
  };
}
