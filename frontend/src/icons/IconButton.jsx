import { Icon } from './Icon.jsx';

/**
 * A button that is an icon; its name is read out and shown when it is pointed at.
 *
 * @param {object} props
 * @param {string} props.icon
 * @param {string} props.label
 * @param {(anchor: HTMLButtonElement, event: MouseEvent) => void} props.onClick
 * @param {boolean} [props.disabled]
 * @param {boolean} [props.menu] whether it opens a menu
 * @param {boolean} [props.pressed]
 */
export function IconButton({ icon, label, onClick, disabled, menu, pressed }) {
  return (
    <button
      class="pb-button pb-button-quiet pb-button-icon"
      type="button"
      aria-label={label}
      title={label}
      disabled={disabled}
      aria-haspopup={menu ? 'menu' : undefined}
      aria-pressed={pressed}
      onClick={(event) => onClick(event.currentTarget, event)}
    >
      <Icon name={icon} />
    </button>
  );
}
