/** @typedef {import('../../../shared/dataflow/shapes.js').Shape} Shape */

/**
 * A variable as the editor for long expressions takes it.
 *
 * @param {{ name: string, shape: Shape }} variable
 * @returns {object}
 */
export function entryOf({ name, shape }) {
  const parts = (shape.rows ?? shape).parts ?? {};
  const entries = Object.entries(parts).map(([part, inner]) =>
    entryOf({ name: part, shape: inner }),
  );
  return { name, detail: shape.kind, isList: shape.kind === 'list', entries };
}
