import diagram from './index.js';
import { DiagramView } from './DiagramView.jsx';

/** @typedef {import('../../editor/outline/tree.js').OutlineItem} OutlineItem */
/** @typedef {import('../types.js').RequestDetail} RequestDetail */

/**
 * The diagram of the Request's version with the tokens on it.
 *
 * @param {object} props
 * @param {import('../types.js').RequestPageContext} props.page
 * @param {RequestDetail | null} props.detail
 * @param {string} props.selected id of an element, or empty
 * @param {(id: string) => void} props.onSelect
 * @param {(elements: OutlineItem[]) => void} props.onDrawn
 */
export function Diagram({ detail, ...view }) {
  return (
    <DiagramView
      {...view}
      module={diagram}
      shown={detail}
      show={(viewer) => detail && viewer.get('tokenMarks').show(detail)}
    />
  );
}
