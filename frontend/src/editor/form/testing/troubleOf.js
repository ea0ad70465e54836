import { Problem } from '../../../api/request.js';
import { t } from '../../../i18n/translate.js';

/**
 * Why the server did not answer as wished, in words.
 *
 * @param {unknown} error
 * @returns {import('./useStepTest.js').Trouble}
 */
export function troubleOf(error) {
  if (error instanceof Problem) {
    const { detail, title, setting = '' } = error.problem;
    return { message: detail || title, setting };
  }
  const offline = error instanceof TypeError;
  const message = offline
    ? t('The server could not be reached.')
    : /** @type {Error} */ (error).message;
  return { message, setting: '' };
}
