// Random edits on one editor, seeded: (modeler, seed, makers of kinds) => driver.
((modeler, seed, makers) => {
  let state = seed >>> 0;
  const random = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const get = (name) => modeler.get(name);
  const is = (element, ...types) =>
    types.some((type) => element.businessObject?.$instanceOf?.(type));
  const here = (element) => get('canvas').findRoot(element) === tools.root();
  // What is on the plane that is shown.
  const all = (...types) =>
    get('elementRegistry').filter(
      (one) => one.parent && !one.labelTarget && is(one, ...types) && here(one),
    );
  const pick = (list) => list[Math.floor(random() * list.length)];
  const int = (low, high) => Math.round(low + random() * (high - low));
  const tools = {
    get, is, all, pick, int, random,
    nodes: () => all('bpmn:FlowNode').filter((one) => !is(one, 'bpmn:BoundaryEvent')),
    flows: () => all('bpmn:SequenceFlow'),
    pools: () => all('bpmn:Participant').filter((one) => one.businessObject.processRef),
    root: () => get('canvas').getRootElement(),
    labels: () => get('elementRegistry').filter((one) => one.labelTarget && here(one)),
    // Places for flow elements: the plane or pools, and open sub-processes.
    containers: () => {
      const planes = is(tools.root(), 'bpmn:Collaboration') ? [] : [tools.root()];
      const open = all('bpmn:SubProcess').filter((one) => !one.collapsed);
      return [...planes, ...tools.pools(), ...open];
    },
    inside: ({ x = 100, y = 100, width = 700, height = 400 }) => ({
      x: int(x + 60, x + width - 40), y: int(y + 50, y + height - 30),
    }),
    word: () => pick(['Ask', 'Check', 'Send', 'Wait', 'Decide & do', 'Prüfen <1>']) +
      int(1, 99),
    // One of a list; false where there is none or the edit is not allowed.
    some: (list, act) => (list.length ? act(pick(list)) !== false : false),
    allowed: (rule, context) => get('rules').allowed(rule, context),
  };
  const kinds = Object.assign({}, ...makers.map((make) => make(tools)));
  const names = Object.keys(kinds);
  const done = {};
  const failed = [];
  const unfit = [];
  const told = [];
  let last = '';
  modeler.on('session.unfit', ({ error }) => unfit.push(`${last}: ${error}`));
  modeler.on('session.told', ({ message }) => told.push(`${last}: ${message}`));
  return {
    names, done, failed, unfit, told,
    step(share) {
      const { canvas, turn } = { canvas: get('canvas'), turn: random() };
      canvas.setRootElement(pick(canvas.getRootElements()));
      let name = turn < share ? 'undo' : pick(names);
      if (turn < share / 3) name = 'redo';
      last = name;
      try {
        if (kinds[name]() !== false) done[name] = (done[name] ?? 0) + 1;
      } catch (error) {
        failed.push(`${name}: ${String(error.stack).slice(0, 400)}`);
      }
      return name;
    },
    state() {
      const { ledger, state: shown, loaded } = get('session');
      const { kind, message, pending } = shown;
      return { revision: ledger.revision, kind, message, pending, loaded };
    },
    entries() {
      return Object.fromEntries([...get('savingModel').snapshot()]);
    },
  };
});
