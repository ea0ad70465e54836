import { Problem, request } from '../../api/request.js';
import { t } from '../../i18n/translate.js';

/** @typedef {import('./types.js').Content} Content */
/** @typedef {import('./types.js').DryRun} DryRun */
/** @typedef {import('./types.js').Scenario} Scenario */
/** @typedef {number | 'new' | null} Selected */

/** @param {unknown} error */
function wordsOf(error) {
  if (error instanceof Problem) return error.message;
  return error instanceof TypeError
    ? t('The server could not be reached.')
    : /** @type {Error} */ (error).message;
}

/** The scenarios of the process, the one that is looked at, and what its run did. */
export class ScenarioStore {
  /**
   * @param {import('../page.js').EditorUrls} urls
   * @param {{ saved: () => Promise<void>, changed: () => void }} editor
   */
  constructor(urls, editor) {
    this.urls = urls;
    this.editor = editor;
    /** @type {Scenario[] | null} null until they are there */
    this.scenarios = null;
    /** @type {Selected} */
    this.selected = null;
    /** @type {Map<Selected, DryRun>} */
    this.runs = new Map();
    this.busy = false;
    this.problem = '';
    this.said = '';
  }

  /** What the run of the selection did. @returns {DryRun | null} */
  get run() {
    return this.runs.get(this.selected) ?? null;
  }

  /** @returns {Scenario | null} */
  get scenario() {
    return this.scenarios?.find(({ id }) => id === this.selected) ?? null;
  }

  /** @param {Selected} selected */
  select(selected) {
    this.selected = selected;
    this.problem = this.said = '';
    this.editor.changed();
  }

  /**
   * Do something that may be refused; the refusal is told in words.
   * @param {() => Promise<void>} action
   */
  async act(action) {
    this.busy = true;
    this.problem = this.said = '';
    this.editor.changed();
    try {
      await action();
    } catch (error) {
      this.problem = wordsOf(error);
    }
    this.busy = false;
    this.editor.changed();
  }

  load() {
    return this.act(async () => {
      const { results } = await request('GET', `${this.urls.scenarios}?page_size=200`);
      this.scenarios = results;
    });
  }

  /** @param {Scenario} scenario */
  put(scenario) {
    const others = (this.scenarios ?? []).filter(({ id }) => id !== scenario.id);
    this.scenarios = [...others, scenario].sort((one, other) =>
      one.name.localeCompare(other.name),
    );
  }

  /** @param {number} id */
  runOne(id) {
    this.selected = id;
    return this.act(() => this.askForRun(id));
  }

  /** @param {number} id */
  async askForRun(id) {
    await this.editor.saved();
    const answer = await request('POST', `${this.urls.scenarios}${id}/run/`);
    this.put(answer.scenario);
    this.runs.set(id, answer.run);
  }

  runAll() {
    return this.act(async () => {
      await this.editor.saved();
      const { results } = await request('POST', `${this.urls.scenarios}run/`);
      this.scenarios = results;
      this.runs.clear();
      if (this.scenario) await this.askForRun(this.scenario.id);
      const failed = results.filter((/** @type {Scenario} */ { passed }) => !passed);
      this.said = failed.length
        ? t('{failed} of {count} failed.', {
            failed: failed.length,
            count: results.length,
          })
        : t('All {count} passed.', { count: results.length });
    });
  }

  /** @param {Content} content */
  dryRun({ process, variables, events }) {
    return this.act(async () => {
      await this.editor.saved();
      const sent = { process, variables, events };
      this.runs.set(this.selected, await request('POST', this.urls.dry_run, sent));
    });
  }

  /**
   * Keep a scenario and see how it goes.
   * @param {Content} content
   */
  keep(content) {
    return this.act(async () => {
      const made = await request('POST', this.urls.scenarios, content);
      this.put(made);
      this.runs.delete('new');
      this.selected = made.id;
      await this.askForRun(made.id);
    });
  }

  /**
   * Change a scenario and see how it goes now.
   * @param {number} id
   * @param {Content} content
   */
  change(id, content) {
    return this.act(async () => {
      this.put(await request('PATCH', `${this.urls.scenarios}${id}/`, content));
      await this.askForRun(id);
    });
  }

  /** @param {number} id */
  remove(id) {
    return this.act(async () => {
      await request('DELETE', `${this.urls.scenarios}${id}/`);
      this.scenarios = (this.scenarios ?? []).filter((one) => one.id !== id);
      this.runs.delete(id);
      this.selected = null;
    });
  }
}
