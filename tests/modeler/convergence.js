// Random edits for two editors; runs in the page with the editor's injector as `get`.
((get, seed) => {
  let state = seed >>> 0;
  const random = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const pick = (list) => list[Math.floor(random() * list.length)];
  const int = (low, high) => Math.round(low + random() * (high - low));
  const registry = get('elementRegistry');
  const modeling = get('modeling');
  const factory = get('elementFactory');
  const canvas = get('canvas');
  const is = (element, ...types) =>
    types.some((type) => element.businessObject?.$instanceOf?.(type));
  const all = (...types) =>
    registry.filter((one) => one.parent && !one.labelTarget && is(one, ...types));
  const nodes = () => all('bpmn:FlowNode').filter((n) => !is(n, 'bpmn:BoundaryEvent'));
  const root = () => canvas.getRootElement();
  const containers = () => {
    const pools = all('bpmn:Participant').filter((p) => p.businessObject.processRef);
    const open = all('bpmn:SubProcess').filter((s) => !s.collapsed);
    return [...(pools.length ? pools : [root()]), ...open];
  };
  const rules = get('rules');
  const word = () => pick(['Ask', 'Check', 'Send', 'Wait', 'Decide']) + int(1, 99);
  const inside = (box) => ({
    x: int((box.x ?? 100) + 60, (box.x ?? 100) + (box.width ?? 700)),
    y: int((box.y ?? 100) + 50, (box.y ?? 100) + (box.height ?? 400)),
  });
  const create = (type, attrs = {}) => {
    const parent = pick(containers());
    return modeling.createShape({ type, ...attrs }, inside(parent), parent);
  };
  const some = (list, act) => {
    if (!list.length) return false;
    const one = pick(list);
    return act(one) !== false;
  };
  const kinds = {
    createTask: () => create(pick(['bpmn:Task', 'bpmn:UserTask', 'bpmn:ServiceTask'])),
    createGateway: () =>
      create(pick(['bpmn:ExclusiveGateway', 'bpmn:ParallelGateway'])),
    createEvent: () =>
      create('bpmn:IntermediateCatchEvent', {
        eventDefinitionType: 'bpmn:TimerEventDefinition',
      }),
    createSubProcess: () => create('bpmn:SubProcess', { isExpanded: true }),
    createDataObject: () => create('bpmn:DataObjectReference'),
    createAnnotation: () => create('bpmn:TextAnnotation'),
    createGroup: () => create('bpmn:Group'),
    append: () =>
      some(nodes().filter((n) => !is(n, 'bpmn:EndEvent')), (n) =>
        modeling.appendShape(n, { type: 'bpmn:Task' }, {
          x: n.x + n.width + 100, y: n.y + n.height / 2,
        })),
    appendEnd: () =>
      some(nodes().filter((n) => !is(n, 'bpmn:EndEvent')), (n) =>
        modeling.appendShape(n, { type: 'bpmn:EndEvent' }, {
          x: n.x + n.width + 80, y: n.y + n.height / 2,
        })),
    move: () =>
      some(nodes(), (n) =>
        modeling.moveElements([n], { x: int(-80, 80), y: int(-60, 60) })),
    moveInto: () =>
      some(nodes().filter((n) => !is(n, 'bpmn:SubProcess')), (n) => {
        const target = pick(containers());
        if (!rules.allowed('elements.move', { shapes: [n], target })) return false;
        return modeling.moveElements([n], { x: int(-40, 40), y: int(-40, 40) }, target);
      }),
    resize: () =>
      some(all('bpmn:Task', 'bpmn:TextAnnotation'), (n) =>
        modeling.resizeShape(n, {
          x: n.x, y: n.y, width: int(90, 160), height: int(60, 120),
        })),
    rename: () => some([...nodes(), ...all('bpmn:SequenceFlow')], (n) =>
      modeling.updateLabel(n, word())),
    unname: () =>
      some(nodes(), (n) => modeling.updateProperties(n, { name: undefined })),
    connect: () =>
      some(nodes(), (source) => {
        const target = pick(nodes());
        const allowed = rules.allowed('connection.create', { source, target });
        return allowed ? modeling.connect(source, target, allowed) : false;
      }),
    reconnect: () =>
      some(all('bpmn:SequenceFlow'), (flow) => {
        const target = pick(nodes());
        const allowed = rules.allowed('connection.reconnect', {
          connection: flow, source: flow.source, target,
        });
        if (!allowed) return false;
        return modeling.reconnectEnd(flow, target, {
          x: target.x + target.width / 2, y: target.y + target.height / 2,
        });
      }),
    waypoints: () =>
      some(all('bpmn:SequenceFlow'), (flow) => {
        const points = flow.waypoints.map(({ x, y }) => ({ x, y }));
        const [{ x, y }] = points;
        points.splice(1, 0, { x: x + int(10, 50), y: y + int(10, 90) });
        modeling.updateWaypoints(flow, points);
      }),
    remove: () =>
      some([...nodes(), ...all('bpmn:SequenceFlow', 'bpmn:Artifact')], (n) =>
        modeling.removeElements([n])),
    changeType: () =>
      some(all('bpmn:Task'), (n) =>
        get('bpmnReplace').replaceElement(n, {
          type: pick(['bpmn:UserTask', 'bpmn:ServiceTask', 'bpmn:Task']),
        })),
    boundary: () =>
      some(all('bpmn:Task'), (host) =>
        modeling.createShape(
          {
            type: 'bpmn:BoundaryEvent',
            eventDefinitionType: 'bpmn:ErrorEventDefinition',
          },
          { x: host.x + host.width / 2, y: host.y + host.height },
          host,
          { attach: true },
        )),
    colour: () =>
      some(nodes(), (n) =>
        modeling.setColor([n], pick([{ fill: '#ffe0b2', stroke: '#6b3c00' }, {}])),
      ),
    condition: () =>
      some(all('bpmn:SequenceFlow'), (flow) => {
        const body = `=n > ${int(1, 9)}`;
        const type = 'bpmn:FormalExpression';
        const expression = get('bpmnFactory').create(type, { body });
        modeling.updateProperties(flow, { conditionExpression: expression });
      }),
    defaultFlow: () =>
      some(
        all('bpmn:SequenceFlow').filter((f) => is(f.source, 'bpmn:ExclusiveGateway')),
        ({ source, businessObject }) =>
          modeling.updateProperties(source, { default: businessObject }),
      ),
    documentation: () =>
      some(nodes(), (n) => {
        const text = word();
        const one = get('bpmnFactory').create('bpmn:Documentation', { text });
        modeling.updateProperties(n, { documentation: [one] });
      }),
    loop: () =>
      some(all('bpmn:Task'), (n) => {
        const type = 'bpmn:MultiInstanceLoopCharacteristics';
        const loop = get('bpmnFactory').create(type, { isSequential: true });
        const one = pick([loop, undefined]);
        modeling.updateProperties(n, { loopCharacteristics: one });
      }),
    attach: () =>
      some(all('bpmn:ServiceTask'), (n) =>
        get('steps').attach(n, {
          connector: 'email', operation: 'send', version: '1.0.0', name: 'Email',
        })),
    setting: () =>
      some(all('bpmn:ServiceTask').filter((n) => get('steps').read(n)), (n) =>
        get('steps').setSetting(n, pick(['subject', 'body']), pick([word(), null])),
      ),
    list: () =>
      some(all('bpmn:ServiceTask').filter((n) => get('steps').read(n)), (n) =>
        get('steps').setSetting(n, 'to', [`${word()}@example.com`, '{{ a.b }}'])),
    labelMove: () =>
      some(registry.filter((one) => one.labelTarget), (label) =>
        modeling.moveShape(label, { x: int(-20, 20), y: int(-20, 20) })),
    text: () =>
      some(all('bpmn:TextAnnotation'), (n) => modeling.updateLabel(n, word())),
    undo: () => get('session').canUndo() && get('session').undo(),
    redo: () => get('session').canRedo() && get('session').redo(),
  };
  const names = Object.keys(kinds);
  const done = {};
  return {
    kinds: names,
    done,
    step() {
      const name = random() < 0.18 ? 'undo' : pick(names);
      if (get('session').canUndo() || name !== 'undo') {
        if (kinds[name]() !== false) done[name] = (done[name] ?? 0) + 1;
      }
      return name;
    },
    entries() {
      const model = get('savingModel');
      const sorted = [...model.snapshot()].sort(([a], [b]) => (a < b ? -1 : 1));
      return Object.fromEntries(sorted);
    },
  };
});
