import { useEffect, useRef, useState } from 'preact/hooks';

import './view.css';

import { t } from '../../i18n/translate.js';
import { drawDiagram, openDiagram } from './openDiagram.js';

/** @typedef {import('../../editor/outline/tree.js').OutlineItem} OutlineItem */

/**
 * @typedef {object} DiagramViewProps
 * @property {{ urls: { palette?: string, bpmn: string } }} page
 * @property {object} module what is shown on the diagram
 * @property {unknown} shown
 * @property {(viewer: any) => void} show brings the diagram to `shown`
 * @property {string} selected id of an element, or empty
 * @property {(id: string) => void} onSelect
 * @property {(elements: OutlineItem[]) => void} onDrawn
 */

/**
 * Makes the viewer once and keeps it.
 * @param {DiagramViewProps} props
 */
function useViewer({ page, module, onSelect, onDrawn }) {
  const place = useRef(/** @type {HTMLDivElement | null} */ (null));
  const viewer = useRef(/** @type {any} */ (null));
  const followed = useRef(false);
  const [state, setState] = useState(/** @type {"loading" | "drawn" | "failed"} */ (
    'loading'
  ));
  useEffect(() => {
    const container = /** @type {HTMLDivElement} */ (place.current);
    const opened = openDiagram(container, page, module);
    viewer.current = opened;
    opened.on('selection.changed', (/** @type {any} */ { newSelection }) => {
      // What the page itself selects is no choice of a person: told again, two quick
      // choices would call each other for ever.
      if (!followed.current) onSelect(idOf(newSelection[0]));
    });
    drawDiagram(opened, page.urls.bpmn).then(
      (elements) => {
        setState('drawn');
        onDrawn(elements);
      },
      () => setState('failed'),
    );
    const resized = () => /** @type {any} */ (opened.get('canvas')).resized();
    const observer = new ResizeObserver(resized);
    observer.observe(container);
    return () => {
      observer.disconnect();
      opened.destroy();
    };
  }, [page]);
  /** @param {string} id */
  const follow = (id) => {
    followed.current = true;
    selectElement(viewer.current, id);
    followed.current = false;
  };
  return { place, viewer, state, follow };
}

/**
 * The element that was meant; empty for the ground.
 * @param {any} element of the canvas
 * @returns {string}
 */
function idOf(element) {
  return element?.parent ? (element.labelTarget ?? element).id : '';
}

/**
 * @param {any} viewer
 * @param {string} id
 */
function selectElement(viewer, id) {
  const selection = viewer.get('selection');
  const element = viewer.get('elementRegistry').get(id) ?? null;
  if (idOf(selection.get()[0]) === (element ? id : '')) return;
  selection.select(element);
  if (element) viewer.get('canvas').scrollToElement(element, 80);
}

/**
 * A diagram that nobody can change, with something shown on it.
 * @param {DiagramViewProps} props
 */
export function DiagramView(props) {
  const { shown, show, selected, page } = props;
  const { place, viewer, state, follow } = useViewer(props);
  useEffect(() => show(viewer.current), [shown]);
  useEffect(() => {
    if (state === 'drawn') follow(selected);
  }, [selected, state]);
  return (
    <section class="pb-request-diagram" aria-label={t('Diagram')}>
      <div
        ref={place}
        class="pb-editor-canvas pb-request-canvas"
        data-state={state}
      />
      {state === 'loading' && <div class="pb-skeleton pb-request-drawing" />}
      {state === 'failed' && (
        <div class="pb-empty" role="alert">
          <h2>{t('The diagram could not be drawn')}</h2>
          <p>{t('Nothing is lost. The file can be opened elsewhere.')}</p>
          <a class="pb-button" href={page.urls.bpmn} download>
            {t('Download the BPMN file')}
          </a>
        </div>
      )}
    </section>
  );
}
