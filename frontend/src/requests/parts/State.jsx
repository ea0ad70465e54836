import './state.css';

import { Icon } from '../../icons/Icon.jsx';

/**
 * A state in words, with its icon.
 * @param {{ words: import('./words.js').StateWords, class?: string }} props
 */
export function State({ words, class: extra = '' }) {
  return (
    <span class={`pb-state pb-state-${words.tone} ${extra}`}>
      <Icon name={words.icon} />
      <span>{words.text}</span>
    </span>
  );
}
