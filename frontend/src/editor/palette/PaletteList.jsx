import { useEffect } from 'preact/hooks';

import { Icon } from '../../icons/Icon.jsx';
import { t } from '../../i18n/translate.js';

/** @typedef {import('./elements.js').PaletteItem} PaletteItem */
/** @typedef {import('./PaletteView.jsx').PaletteProps} PaletteProps */

/** @param {{item: PaletteItem}} props */
function Picture({ item }) {
  if (item.opens) return <Icon name="chevron-down" />;
  if (!item.picture) return <span class={`pb-palette-icon ${item.icon}`} />;
  return (
    <span class="pb-tile pb-palette-icon">
      <img src={item.picture.light} alt="" width="16" height="16" draggable={false} />
    </span>
  );
}

/**
 * @param {{item: PaletteItem, id: string, active: boolean, favourite: boolean,
 *   props: PaletteProps}} all
 */
function Option({ item, id, active, favourite, props }) {
  return (
    <li
      id={id}
      class={item.opens ? 'pb-palette-item pb-palette-opener' : 'pb-palette-item'}
      role="option"
      aria-selected={active}
      aria-disabled={props.disabled}
      draggable={false}
      data-item={item.id}
      onPointerDown={(event) => !item.opens && props.onPress(event, item)}
      onClick={() => item.opens && props.onAdd(item)}
      onDblClick={() => !item.opens && props.onAdd(item)}
    >
      <Picture item={item} />
      <span class="pb-palette-name">{item.name}</span>
      {item.note && <span class="pb-palette-note">{item.note}</span>}
      {!item.opens && (
        <Star isChosen={favourite} onClick={() => props.onFavourite(item)} />
      )}
    </li>
  );
}

/** @param {{isChosen: boolean, onClick: () => void}} props */
function Star({ isChosen, onClick }) {
  return (
    <span
      class={isChosen ? 'pb-palette-star pb-palette-starred' : 'pb-palette-star'}
      title={isChosen ? t('Take out of favourites') : t('Add to favourites')}
      onPointerDown={(event) => event.stopPropagation()}
      onClick={onClick}
    >
      <Icon name="star" />
    </span>
  );
}

/** @param {{group: import('./PaletteView.jsx').PaletteGroup, id: string}} props */
function Heading({ group, id }) {
  return (
    <li class="pb-palette-heading" role="presentation" id={id}>
      {group.name} <span class="pb-count">{group.items.length + group.more}</span>
    </li>
  );
}

/** @param {{count: number}} props */
function More({ count }) {
  if (!count) return null;
  return (
    <li class="pb-palette-more" role="presentation">
      {t('{count} more: search for them.', { count })}
    </li>
  );
}

/**
 * @param {PaletteProps & {id: string, current: number,
 *   groups: import('./PaletteView.jsx').PaletteGroup[]}} props
 */
export function PaletteList(props) {
  const { id, groups, current, favourites } = props;
  useEffect(() => {
    document.getElementById(`${id}-${current}`)?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  let index = -1;
  return (
    <div
      class="pb-palette-list"
      id={id}
      role="listbox"
      aria-label={t('Elements and connectors')}
      tabIndex={-1}
    >
      {groups.map((group) => (
        <ul key={group.name} class="pb-palette-group" role="group"
          aria-labelledby={`${id}-${group.name}`}>
          <Heading group={group} id={`${id}-${group.name}`} />
          {group.items.map((item) => {
            index += 1;
            return (
              <Option
                key={item.id}
                item={item}
                id={`${id}-${index}`}
                active={index === current}
                favourite={favourites.includes(item.id)}
                props={props}
              />
            );
          })}
          {!group.items.at(-1)?.opens && <More count={group.more} />}
        </ul>
      ))}
    </div>
  );
}
