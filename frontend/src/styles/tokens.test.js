import { describe, expect, it } from 'vitest';

import source from './tokens.css?raw';

/** @param {'light' | 'dark'} theme @param {string} name */
function colour(theme, name) {
  const found = source.match(new RegExp(`--pb-${name}: ([^;]+);`));
  const value = found?.[1] ?? '';
  const pair = value.match(/^light-dark\((#\w+), (#\w+)\)$/);
  const hex = pair ? pair[theme === 'light' ? 1 : 2] : value;
  if (!/^#[0-9a-f]{6}$/.test(hex)) {
    throw new Error(`--pb-${name} is not a colour: ${value}`);
  }
  return [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255);
}

/** WCAG 2.2, relative luminance. @param {number[]} channels */
function luminance(channels) {
  const [red, green, blue] = channels.map((channel) =>
    channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** @param {'light' | 'dark'} theme @param {string} front @param {string} back */
function contrast(theme, front, back) {
  const [dark, light] = [front, back]
    .map((name) => luminance(colour(theme, name)))
    .sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const fields = ['surface', 'surface-sunken', 'surface-raised', 'surface-field'];
const surfaces = ['surface', 'surface-sunken', 'surface-raised', 'canvas'];
const kinds = ['error', 'warning', 'info', 'success'];
const people = [1, 2, 3, 4, 5, 6, 7, 8];

/** Text: 4.5:1. */
const texts = [
  ...[...surfaces, 'surface-hover'].flatMap((surface) =>
    ['text', 'text-2', 'text-3', 'accent-text'].map((text) => [text, surface]),
  ),
  ...kinds.map((kind) => [`${kind}-text`, `${kind}-tint`]),
  ...kinds.map((kind) => [`${kind}-text`, 'surface']),
  ['text', 'surface-active'],
  ['text-2', 'surface-active'],
  ['text-3', 'surface-field'],
  ['text-inverse', 'surface-inverse'],
  ['accent-on', 'accent'],
  ['accent-on', 'accent-hover'],
  ['accent-on', 'accent-active'],
  ['accent-text', 'accent-tint'],
  ['connector-text', 'connector-tint'],
  ['connector-text', 'surface'],
  ['expression', 'expression-tint'],
  ['expression', 'surface'],
  ['on-error', 'error'],
  ['on-error', 'error-text'],
  ['shape-label', 'shape-fill'],
  ['shape-label', 'pool-header'],
  ['annotation', 'canvas'],
  ...[1, 2, 3, 4, 5].map((level) => ['shape-label', `heat-${level}`]),
  ...people.map((person) => ['accent-on', `person-${person}`]),
];

/** Parts that must be seen: 3:1. */
const parts = [
  ...fields.map((surface) => ['control', surface]),
  ['focus', 'surface'],
  ['focus', 'canvas'],
  ['selection', 'canvas'],
  ['selection', 'shape-fill'],
  ['shape-stroke', 'canvas'],
  ['shape-stroke', 'shape-fill'],
  ['flow', 'canvas'],
  ['placeholder-stroke', 'canvas'],
  ['drop-target', 'canvas'],
  ['token', 'shape-fill'],
  ...[1, 2, 3, 4, 5].map((level) => ['shape-stroke', `heat-${level}`]),
  ...kinds.map((kind) => [kind, 'surface']),
  ...kinds.map((kind) => [kind, `${kind}-tint`]),
  ...people.map((person) => [`person-${person}-line`, 'canvas']),
];

describe.each(/** @type {const} */ (['light', 'dark']))('%s theme', (theme) => {
  it.each(texts)('text %s is readable on %s', (front, back) => {
    expect(contrast(theme, front, back)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(parts)('part %s can be seen on %s', (front, back) => {
    expect(contrast(theme, front, back)).toBeGreaterThanOrEqual(3);
  });
});
