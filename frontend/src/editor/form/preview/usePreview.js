import { useState } from 'preact/hooks';

import { request } from '../../../api/request.js';
import { whenSaved } from '../../saving/whenSaved.js';
import { troubleOf } from '../testing/troubleOf.js';

/**
 * @typedef {object} Preview
 * @property {'email' | 'request'} kind
 * @property {Record<string, any>} content
 *
 * @typedef {object} Shown
 * @property {boolean} isAsking
 * @property {Preview | null} preview
 * @property {string} message why there is none
 */

/** @type {Shown} */
const NOTHING = { isAsking: false, preview: null, message: '' };

/**
 * What a step of the draft will send, asked for when a person wants to see it.
 *
 * @param {import('../Form.jsx').Form} form
 * @param {string} element
 */
export function usePreview(form, element) {
  const [shown, setShown] = useState(NOTHING);
  /** @param {Record<string, unknown>} variables */
  const show = async (variables) => {
    setShown({ ...NOTHING, isAsking: true });
    try {
      await whenSaved(form.injector.get('session'), form.eventBus);
      const sent = { element, variables };
      const preview = await request('POST', form.page.urls.preview, sent);
      setShown({ ...NOTHING, preview });
    } catch (error) {
      setShown({ ...NOTHING, message: troubleOf(error).message });
    }
  };
  return { ...shown, show, close: () => setShown(NOTHING) };
}
