import { t } from '../../i18n/translate.js';
import { idsOf } from './Ledger.js';

/** @typedef {import('../page.js').PageContext} PageContext */

/** Takes what the server says, one message after the other. */
export class Inbox {
  /** @param {import('./Session.js').Session} session */
  constructor(session) {
    this.session = session;
  }

  /** @param {any} message of the server */
  async take(message) {
    switch (message.type) {
      case 'hello':
      case 'role':
        return this.takeRole(message.role);
      case 'accepted':
        return this.takeAccepted(message);
      case 'refused':
        return this.takeRefused(message);
      case 'change_sets':
        return this.takeSets(message.change_sets);
      case 'reimport':
        return this.session.reload();
      default:
        return undefined;
    }
  }

  /** @param {any} answer */
  async takeAccepted(answer) {
    const touched = this.session.ledger.confirm(answer);
    this.session.keep();
    for (const { message } of answer.dropped ?? []) {
      this.session.tell(message, 'warning');
    }
    await this.session.sync(touched);
    this.session.changed();
  }

  /** @param {any[]} sets */
  async takeSets(sets) {
    /** @type {Set<string>} */
    const touched = new Set();
    for (const set of sets) {
      for (const id of this.session.ledger.confirm(set)) touched.add(id);
    }
    this.session.keep();
    await this.session.sync(touched);
    this.session.changed();
  }

  /** @param {any} refused */
  async takeRefused({ client_id: clientId, code, message }) {
    const set = this.session.ledger.remove(clientId);
    if (!set) return;
    this.session.history.forget(clientId);
    this.session.refusal = message;
    this.session.keep();
    const told = t('A change could not be saved: {message}', { message });
    this.session.tell(told, 'warning');
    if (code === 'unknown-base') await this.session.reload();
    else await this.session.sync(idsOf(set.changes));
    this.session.changed();
  }

  /** @param {PageContext['role'] | null} role */
  takeRole(role) {
    if (role === null) {
      this.session.transport.end();
      this.session.refusal = t('This process is no longer shared with you.');
      this.session.tell(this.session.refusal, 'warning');
    } else this.session.page.role = role;
    this.session.eventBus.fire('session.role', { role });
    this.session.changed();
  }
}
