import { t } from '../../i18n/translate.js';

/**
 * Wait until the server has everything that was edited.
 *
 * @param {any} session
 * @param {any} eventBus
 * @returns {Promise<void>} rejects where it cannot be saved now
 */
export function whenSaved(session, eventBus) {
  return new Promise((resolve, reject) => {
    const look = () => {
      const { kind, pending } = session.state;
      const stuck = kind === 'offline' || kind === 'refused';
      if (pending > 0 && !stuck) return undefined;
      eventBus.off('session.changed', look);
      if (pending === 0) return resolve();
      return reject(new Error(t('The last changes are not saved. Save them first.')));
    };
    eventBus.on('session.changed', look);
    look();
  });
}
