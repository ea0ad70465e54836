import { t } from '../i18n/translate.js';
import { useOwnId } from '../ids/useOwnId.js';
import { operationOf, placementIn } from './chosen.js';

/** @typedef {import('../shared/types.js').Manifest} Manifest */
/** @typedef {import('./chosen.js').Chosen} Chosen */
/** @typedef {import('./useLook.js').Look} Look */

/**
 * What is looked at, and how.
 *
 * @param {{look: Look, manifest: Manifest | undefined, chosen: Chosen,
 *   onChoose: (change: Partial<Chosen>) => void}} props
 */
export function Toolbar({ look, manifest, chosen, onChoose }) {
  const operation = manifest && operationOf(manifest, chosen);
  const languages = Object.keys(look.manifests).filter(Boolean);
  return (
    <header class="pb-preview-bar">
      <strong class="pb-preview-title">{t('Preview')}</strong>
      {manifest && operation && (
        <>
          <Select
            label={t('Operation')}
            value={operation.operation}
            options={manifest.operations.map((one) => [one.operation, one.name])}
            onChange={(value) => onChoose({ operation: value })}
          />
          <Select
            label={t('Placement')}
            value={placementIn(operation, chosen)}
            options={operation.placements.map((one) => [one, one])}
            onChange={(value) => onChoose({ placement: value })}
          />
        </>
      )}
      {languages.length > 0 && (
        <Select
          label={t('Language')}
          value={chosen.language}
          options={[['', t('As written')], ...languages.map((one) => [one, one])]}
          onChange={(value) => onChoose({ language: value })}
        />
      )}
      <Appearance chosen={chosen} onChoose={onChoose} />
    </header>
  );
}

/**
 * @param {{chosen: Chosen, onChoose: (change: Partial<Chosen>) => void}} props
 */
function Appearance({ chosen, onChoose }) {
  return (
    <>
      <Select
        label={t('Theme')}
        value={chosen.theme}
        options={[['', t('System')], ['light', t('Light')], ['dark', t('Dark')]]}
        onChange={(value) => onChoose({ theme: value })}
      />
      <Select
        label={t('Width')}
        value={chosen.width}
        options={[['panel', t('Panel')], ['narrow', t('Narrow')], ['wide', t('Wide')]]}
        onChange={(value) => onChoose({ width: value })}
      />
    </>
  );
}

/**
 * @param {{label: string, value: string, options: string[][],
 *   onChange: (value: string) => void}} props
 */
function Select({ label, value, options, onChange }) {
  const id = useOwnId();
  return (
    <div class="pb-preview-choice">
      <label class="pb-preview-label" for={id}>{label}</label>
      <select
        id={id}
        class="pb-field"
        value={value}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      >
        {options.map(([name, shown]) => (
          <option key={name} value={name}>{shown}</option>
        ))}
      </select>
    </div>
  );
}
