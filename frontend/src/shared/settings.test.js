import { describe, expect, it } from 'vitest';

import hook from '../../../packages/patchbay-webhook/patchbay_webhook/connector.json';
import { checkSettings, visibleSettings } from './settings.js';

const [received] = /** @type {any[]} */ (hook.operations);
const STEP = { settings: { path: 'orders', authentication: 'none' } };

describe('the settings of a trigger', () => {
  it.each([
    ['start', []],
    ['catch', ['call_key', 'request_key']],
  ])('at %s ask for its own', (placement, names) => {
    const shown = visibleSettings(received, STEP.settings, placement);
    const found = shown.map(({ name }) => name).filter((name) => name.endsWith('_key'));
    expect(found).toEqual(names);

    const missing = checkSettings(received, STEP, placement);
    expect(missing.map(({ setting, rule }) => [setting, rule])).toEqual(
      names.map((name) => [name, 'missing-setting']),
    );
  });

  it('hide what is for certain placements where nobody says which', () => {
    const names = visibleSettings(received, STEP.settings).map(({ name }) => name);
    expect(names).not.toContain('call_key');
  });
});
