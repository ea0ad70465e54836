/**
 * The connectors of the installed packages as items of the palette: one for each
 * operation, named by the operation where a connector has several.
 */

import { t } from '../../i18n/translate.js';

/** @typedef {import('./elements.js').PaletteItem} PaletteItem */
/** @typedef {import('../catalogue/Catalogue.js').CatalogueEntry} CatalogueEntry */
/** @typedef {import('../catalogue/Catalogue.js').CatalogueOperation} Operation */

const TYPES = {
  task: 'bpmn:ServiceTask',
  start: 'bpmn:StartEvent',
  catch: 'bpmn:IntermediateCatchEvent',
  throw: 'bpmn:IntermediateThrowEvent',
  boundary: 'bpmn:BoundaryEvent',
  end: 'bpmn:EndEvent',
};

/** @param {string} category */
export function categoryName(category) {
  const names = /** @type {{ [category: string]: string }} */ ({
    communication: t('Communication'),
    data: t('Data'),
    files: t('Files'),
    finance: t('Finance'),
    sales: t('Sales'),
    support: t('Support'),
    development: t('Development'),
    web: t('Web services'),
    people: t('People'),
    triggers: t('Triggers'),
  });
  return names[category] ?? t('Other connectors');
}

/**
 * @param {CatalogueEntry} entry
 * @param {Operation} operation
 * @param {number} rank
 * @returns {PaletteItem}
 */
function operationItem(entry, operation, rank) {
  const [placement] = operation.placements;
  const words = [
    entry.name, entry.description, entry.package, ...entry.keywords,
    operation.name, operation.description, ...operation.keywords,
  ];
  return {
    id: `${entry.connector}:${operation.operation}`,
    group: categoryName(entry.category),
    name: operation.name,
    note: entry.name,
    rank,
    words: words.join(' ').toLowerCase(),
    picture: entry.icon,
    type: TYPES[/** @type {keyof typeof TYPES} */ (placement)],
    step: {
      connector: entry.connector,
      operation: operation.operation,
      version: entry.version,
      name: entry.name,
    },
  };
}

/**
 * @param {CatalogueEntry[]} entries
 * @returns {PaletteItem[]}
 */
export function connectorItems(entries) {
  return entries.flatMap((entry) =>
    entry.operations.map((one, rank) => operationItem(entry, one, rank)),
  );
}
