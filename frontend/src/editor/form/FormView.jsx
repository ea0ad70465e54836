import { Icon } from '../../icons/Icon.jsx';
import { t } from '../../i18n/translate.js';
import { kindOf } from '../../shared/wording.js';
import { AskedPart } from '../asked/AskedPart.jsx';
import { ConnectorPart } from './connector/ConnectorPart.jsx';
import { Details } from './details/Details.jsx';
import { DoneNote } from '../upgrades/DoneNote.jsx';
import { General, Name } from './General.jsx';
import { Hints } from './Hints.jsx';

/** @typedef {import('./Form.jsx').Form} Form */

/** @param {{form: Form}} props */
export function FormView({ form }) {
  const selected = form.selected();
  const canvas = form.injector.get('canvas');
  if (selected.length > 1) return <Several form={form} elements={selected} />;
  const element = selected[0] ?? canvas.getRootElement();
  if (!element?.businessObject?.$type) return <Skeleton />;
  return (
    <div class="pb-form" key={element.id}>
      {form.isReadOnly && (
        <p class="pb-form-note">
          <Icon name="eye" />
          {t('You can look at this process but not change it.')}
        </p>
      )}
      <ElementForm form={form} element={element} />
      {!selected.length && <Nothing form={form} />}
    </div>
  );
}

/**
 * What there is to say while nothing is selected.
 * @param {{form: Form}} props
 */
function Nothing({ form }) {
  return (
    <>
      <DoneNote form={form} />
      <Hints />
    </>
  );
}

/** @param {{form: Form, element: any}} props */
function ElementForm({ form, element }) {
  const { businessObject } = element;
  const step = form.injector.get('steps').read(element);
  const kind = kindOf(businessObject);
  return (
    <>
      {!step && (
        <header class="pb-form-head">
          <h2 class="pb-form-title">{kind.charAt(0).toUpperCase() + kind.slice(1)}</h2>
        </header>
      )}
      <ConnectorPart
        form={form}
        element={element}
        name={<Name form={form} element={element} />}
      />
      <AskedPart form={form} element={element} />
      <Details form={form} element={element} />
      <General form={form} element={element} />
    </>
  );
}

/** @param {{form: Form, elements: any[]}} props */
function Several({ form, elements }) {
  /** @type {Map<string, number>} */
  const kinds = new Map();
  for (const { businessObject } of elements) {
    const kind = kindOf(businessObject);
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  }
  const select = (/** @type {any} */ element) =>
    form.injector.get('selection').select(element);
  return (
    <div class="pb-form" key="several">
      <header class="pb-form-head">
        <h2 class="pb-form-title">
          {t('{number} elements selected', { number: elements.length })}
        </h2>
      </header>
      <p class="pb-form-kinds">
        {[...kinds].map(([kind, count]) => (
          <span key={kind} class="pb-chip">{`${count} × ${kind}`}</span>
        ))}
      </p>
      <ul class="pb-form-list">
        {elements.slice(0, 50).map((element) => (
          <li key={element.id}>
            <button class="pb-menu-item" type="button" onClick={() => select(element)}>
              <span class="pb-form-list-name">
                {element.businessObject.name || t('Unnamed')}
              </span>
              <span class="pb-menu-end">{kindOf(element.businessObject)}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Skeleton() {
  return (
    <div class="pb-form" aria-hidden="true">
      {[1, 2, 3, 4].map((line) => <div key={line} class="pb-skeleton pb-form-bone" />)}
    </div>
  );
}
