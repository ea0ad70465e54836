import { Icon } from '../../icons/Icon.jsx';
import { IconButton } from '../../icons/IconButton.jsx';
import { t } from '../../i18n/translate.js';
import { toggleTheme } from '../../pages/theme.js';
import { SavedState } from './SavedState.jsx';

/**
 * @typedef {object} HeaderProps
 * @property {string} name
 * @property {import('../page.js').PageContext} page
 * @property {import('./SavedState.jsx').SessionState} state
 * @property {boolean} canUndo
 * @property {boolean} canRedo
 * @property {number} errors
 * @property {(name: string) => void} onRename
 * @property {() => void} onUndo
 * @property {() => void} onRedo
 * @property {(anchor: HTMLElement) => void} onExport
 * @property {(anchor: HTMLElement) => void} onMore
 * @property {() => void} onShare
 * @property {() => void} onPublish
 * @property {() => void} onFindings
 */

/**
 * @param {{name: string, editable: boolean, onRename: (name: string) => void}} props
 */
function ProcessName({ name, editable, onRename }) {
  if (!editable) {
    return <h1 class="pb-header-name">{name}</h1>;
  }
  return (
    <h1 class="pb-header-name">
      <input
        class="pb-header-field"
        aria-label={t('Name of the process')}
        value={name}
        maxLength={200}
        onBlur={(event) => onRename(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') {
            event.currentTarget.value = name;
          }
          if (event.key === 'Enter' || event.key === 'Escape') {
            event.currentTarget.blur();
          }
        }}
      />
    </h1>
  );
}

/** @param {HeaderProps} props */
function HeaderStart({ name, page, state, onRename }) {
  return (
    <div class="pb-header-start">
      <a
        class="pb-button pb-button-quiet pb-button-icon"
        href={page.urls.start}
        aria-label={t('All processes')}
        title={t('All processes')}
      >
        <Icon name="arrow-left" />
      </a>
      <ProcessName name={name} editable={page.role !== 'viewer'} onRename={onRename} />
      <SavedState state={state} />
    </div>
  );
}

/** @param {HeaderProps} props */
function HeaderMiddle({ page, canUndo, canRedo, onUndo, onRedo }) {
  if (page.role === 'viewer') {
    return <div class="pb-header-middle" />;
  }
  return (
    <div class="pb-header-middle">
      <IconButton
        icon="undo-2"
        label={t('Undo (Ctrl Z)')}
        disabled={!canUndo}
        onClick={onUndo}
      />
      <IconButton
        icon="redo-2"
        label={t('Redo (Ctrl Shift Z)')}
        disabled={!canRedo}
        onClick={onRedo}
      />
    </div>
  );
}

/** @param {{count: number, onClick: () => void}} props */
function ErrorCount({ count, onClick }) {
  if (!count) {
    return null;
  }
  return (
    <button
      class="pb-button pb-button-quiet pb-header-errors"
      type="button"
      onClick={onClick}
    >
      <Icon name="octagon-alert" />
      {count === 1 ? t('1 error') : t('{count} errors', { count })}
    </button>
  );
}

/** @param {HeaderProps} props */
export function HeaderView(props) {
  const { page, errors, onExport, onMore, onShare, onPublish, onFindings } = props;
  return (
    <div class="pb-header">
      <HeaderStart {...props} />
      <HeaderMiddle {...props} />
      <div class="pb-header-end">
        <ErrorCount count={errors} onClick={onFindings} />
        <IconButton icon="sun-moon" label={t('Light or dark')} onClick={toggleTheme} />
        <IconButton icon="ellipsis" label={t('More')} menu onClick={onMore} />
        <button
          class="pb-button"
          type="button"
          aria-haspopup="menu"
          onClick={(event) => onExport(event.currentTarget)}
        >
          {t('Export')}
        </button>
        {page.role === 'owner' && (
          <button class="pb-button pb-header-share" type="button" onClick={onShare}>
            {t('Share')}
          </button>
        )}
        {page.role !== 'viewer' && (
          <button class="pb-button pb-button-primary" type="button" onClick={onPublish}>
            {t('Publish')}
          </button>
        )}
      </div>
    </div>
  );
}
