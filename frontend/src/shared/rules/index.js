/**
 * The rules about connectors, one file each.
 */

/** @typedef {import('../context.js').LintContext} LintContext */
/** @typedef {import('../types.js').Finding} Finding */
/** @typedef {{ rule: string, check: (context: LintContext) => Finding[] }} Rule */

import * as duplicateIds from './duplicate-ids.js';
import * as invalidForm from './invalid-form.js';
import * as invalidSetting from './invalid-setting.js';
import * as missingSetting from './missing-setting.js';
import * as newerVersion from './newer-version.js';
import * as noRecipient from './no-recipient.js';
import * as unknownConnector from './unknown-connector.js';
import * as unknownOperation from './unknown-operation.js';
import * as unknownSetting from './unknown-setting.js';
import * as unreadableCondition from './unreadable-condition.js';
import * as unreadableExpression from './unreadable-expression.js';
import * as unknownVariable from './unknown-variable.js';
import * as wrongPlacement from './wrong-placement.js';

/** @type {Rule[]} */
export const RULES = [
  duplicateIds,
  unknownConnector,
  unknownOperation,
  wrongPlacement,
  missingSetting,
  noRecipient,
  invalidSetting,
  invalidForm,
  unreadableExpression,
  unknownSetting,
  unknownVariable,
  newerVersion,
  unreadableCondition,
];
