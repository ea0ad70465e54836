import { useRef } from 'preact/hooks';

import { Suggestions } from '../completion/Suggestions.jsx';
import { useCompletion } from '../completion/useCompletion.js';
import { segmentsOf } from './marks.js';

/**
 * @typedef {object} MarkedInputProps
 * @property {string} text
 * @property {boolean} [multiline]
 * @property {boolean} [mono]
 * @property {boolean} [template] marks `{{ }}`
 * @property {import('../../../shared/types.js').Position | null} [wrong]
 * @property {import('../completion/useCompletion.js').Completing} [completing]
 * @property {{ [attribute: string]: any }} attributes of the control
 */

/**
 * A text control whose expressions stand on violet and whose error is underlined; the
 * text behind it also gives the control its height.
 *
 * @param {MarkedInputProps} props
 */
export function MarkedInput(props) {
  const { text, multiline, mono, completing, attributes } = props;
  const completion = useCompletion(attributes, completing);
  const back = useRef(/** @type {HTMLDivElement | null} */ (null));
  const kind = `${multiline ? ' pb-marked-lines' : ''}${mono ? ' pb-marked-mono' : ''}`;
  const Control = multiline ? 'textarea' : 'input';
  /** @param {any} event */
  const onScroll = ({ currentTarget }) => {
    if (back.current) {
      back.current.scrollLeft = currentTarget.scrollLeft;
      back.current.scrollTop = currentTarget.scrollTop;
    }
  };
  return (
    <div class={`pb-marked${kind}`}>
      <Marks {...props} back={back} />
      <Control
        class="pb-field pb-marked-control"
        autocomplete="off"
        spellcheck={!mono}
        {...(multiline ? { rows: 1 } : { type: 'text' })}
        {...completion.attributes}
        value={text}
        onScroll={onScroll}
      />
      {completion.open && (
        <Suggestions
          id={attributes.id}
          open={completion.open}
          choose={completion.choose}
        />
      )}
    </div>
  );
}

/** @param {MarkedInputProps & { back: import('preact').RefObject<any> }} props */
function Marks({ text, template, wrong, multiline, back }) {
  return (
    <div ref={back} class="pb-marked-back" aria-hidden="true">
      {segmentsOf(text, { template, wrong }).map((segment, index) => (
        <span key={index} class={classOf(segment)}>{segment.text}</span>
      ))}
      {multiline ? '\n' : ''}
    </div>
  );
}

/** @param {import('./marks.js').Segment} segment */
function classOf({ expression, wrong }) {
  const classes = [];
  if (expression) classes.push('pb-mark-expression');
  if (wrong) classes.push('pb-mark-wrong');
  return classes.join(' ') || undefined;
}
