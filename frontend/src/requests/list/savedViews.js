/**
 * Views of the list that a person keeps in this browser, by name.
 *
 * @typedef {object} SavedView
 * @property {string} name
 * @property {string} query of the address
 */

const KEPT = 'patchbay.requests.views';
const PASSING = ['page', 'part'];

/** @returns {SavedView[]} */
export function savedViews() {
  try {
    const views = JSON.parse(localStorage.getItem(KEPT) ?? '[]');
    return views.filter((/** @type {SavedView} */ { name, query }) =>
      typeof name === 'string' && typeof query === 'string',
    );
  } catch {
    return [];
  }
}

/** @param {SavedView[]} views */
function keep(views) {
  localStorage.setItem(KEPT, JSON.stringify(views));
}

/**
 * What makes a view: the filters, not the page.
 * @param {string} query
 */
export function viewQuery(query) {
  const parameters = new URLSearchParams(query);
  for (const name of PASSING) parameters.delete(name);
  parameters.sort();
  return parameters.toString();
}

/**
 * Keep a view; one of the same name is replaced.
 *
 * @param {string} name
 * @param {string} query
 */
export function saveView(name, query) {
  const others = savedViews().filter((view) => view.name !== name);
  const view = { name, query: viewQuery(query) };
  keep([...others, view].sort((a, b) => a.name.localeCompare(b.name)));
}

/** @param {string} name */
export function removeView(name) {
  keep(savedViews().filter((view) => view.name !== name));
}
