import { useState } from 'preact/hooks';

let given = 0;

/**
 * An id that no other element of the page has. Preact's own `useId` begins anew in
 * each part of a page that is rendered on its own.
 *
 * @returns {string}
 */
export function useOwnId() {
  const [id] = useState(() => {
    given += 1;
    return `pb-id-${given}`;
  });
  return id;
}
