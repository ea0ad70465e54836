// Edits of flow elements on the canvas.
((tools) => {
  const { get, is, all, pick, int, nodes, flows, containers, inside, word } = tools;
  const { some, allowed, labels } = tools;
  const modeling = get('modeling');
  const make = (type, attrs = {}, parent = pick(containers())) =>
    modeling.createShape({ type, ...attrs }, inside(parent), parent);
  const beside = ({ x, y, width, height }, gap) => ({
    x: x + width + gap, y: y + height / 2,
  });
  const middle = ({ x, y, width, height }) => ({ x: x + width / 2, y: y + height / 2 });
  const sources = () => nodes().filter((one) => !is(one, 'bpmn:EndEvent'));
  const append = (type, gap) =>
    some(sources(), (one) => modeling.appendShape(one, { type }, beside(one, gap)));
  const move = (shapes, target, delta) =>
    allowed('elements.move', { shapes, target }) &&
    modeling.moveElements(shapes, delta, target);
  const delta = (most) => ({ x: int(-most, most), y: int(-most, most) });
  return {
    createTask: () => make(pick(['bpmn:Task', 'bpmn:UserTask', 'bpmn:ServiceTask'])),
    createGateway: () => make(pick(['bpmn:ExclusiveGateway', 'bpmn:ParallelGateway'])),
    createEvent: () =>
      make('bpmn:IntermediateCatchEvent', {
        eventDefinitionType: 'bpmn:TimerEventDefinition',
      }),
    createSubProcess: () => make('bpmn:SubProcess', { isExpanded: true }),
    createDataObject: () => make('bpmn:DataObjectReference'),
    createDataStore: () => make('bpmn:DataStoreReference'),
    createAnnotation: () => make('bpmn:TextAnnotation'),
    createGroup: () => make('bpmn:Group'),
    appendTask: () => append('bpmn:Task', 100),
    appendEnd: () => append('bpmn:EndEvent', 80),
    appendAnnotation: () =>
      some(nodes(), (one) =>
        modeling.appendShape(one, { type: 'bpmn:TextAnnotation' }, {
          x: one.x + 120, y: one.y - 60,
        })),
    dropOnFlow: () =>
      some(flows().filter((one) => one.waypoints.length > 1), (flow) => {
        const [first, second] = flow.waypoints;
        const at = { x: (first.x + second.x) / 2, y: (first.y + second.y) / 2 };
        const shape = get('elementFactory').createShape({ type: 'bpmn:ServiceTask' });
        return allowed('shape.create', { shape, target: flow, position: at })
          && modeling.createShape(shape, at, flow);
      }),
    move: () => some(nodes(), (one) => move([one], one.parent, delta(80))),
    moveSeveral: () =>
      some(nodes(), (one) => {
        const other = pick(nodes().filter(({ parent }) => parent === one.parent));
        return move([...new Set([one, other])], one.parent, delta(60));
      }),
    moveInto: () =>
      some(nodes().filter((one) => !is(one, 'bpmn:SubProcess')), (one) =>
        move([one], pick(containers()), delta(40))),
    moveSubProcess: () =>
      some(all('bpmn:SubProcess'), (one) => move([one], one.parent, delta(50))),
    resize: () =>
      some(all('bpmn:Task', 'bpmn:TextAnnotation', 'bpmn:Group'), (one) =>
        modeling.resizeShape(one, {
          x: one.x, y: one.y, width: int(90, 160), height: int(60, 120),
        })),
    space: () =>
      some(nodes(), (one) => {
        const moved = nodes().filter(
          ({ x, parent }) => parent === one.parent && x > one.x,
        );
        if (!moved.length) return false;
        return modeling.createSpace(moved, [], { x: 40, y: 0 }, 'e', one.x);
      }),
    align: () =>
      some(nodes(), (one) => {
        const list = nodes().filter(({ parent }) => parent === one.parent).slice(0, 3);
        if (list.length < 2) return false;
        return get('alignElements').trigger(list, pick(['left', 'top', 'middle']));
      }),
    connect: () =>
      some(all('bpmn:FlowNode', 'bpmn:DataObjectReference'), (source) => {
        const target = pick(all('bpmn:FlowNode', 'bpmn:DataObjectReference',
          'bpmn:TextAnnotation'));
        const context = allowed('connection.create', { source, target });
        return context && modeling.connect(source, target, context);
      }),
    reconnectEnd: () =>
      some(flows(), (connection) => {
        const target = pick(nodes());
        const context = { connection, source: connection.source, target };
        return allowed('connection.reconnect', context)
          && modeling.reconnectEnd(connection, target, middle(target));
      }),
    reconnectStart: () =>
      some(flows(), (connection) => {
        const source = pick(nodes());
        const context = { connection, source, target: connection.target };
        return allowed('connection.reconnect', context)
          && modeling.reconnectStart(connection, source, middle(source));
      }),
    waypoints: () =>
      some(all('bpmn:SequenceFlow', 'bpmn:MessageFlow', 'bpmn:Association'), (flow) => {
        const points = flow.waypoints.map(({ x, y }) => ({ x, y }));
        const at = { x: points[0].x + int(10, 50), y: points[0].y + int(10, 90) };
        points.splice(1, 0, at);
        modeling.updateWaypoints(flow, points);
      }),
    remove: () =>
      some([...nodes(), ...all('bpmn:SequenceFlow', 'bpmn:Artifact',
        'bpmn:ItemAwareElement', 'bpmn:DataAssociation')], (one) =>
        modeling.removeElements([one])),
    removeSeveral: () =>
      some(nodes(), (one) => modeling.removeElements([one, pick(nodes())])),
    boundary: () =>
      some(all('bpmn:Task'), (host) =>
        modeling.createShape(
          { type: 'bpmn:BoundaryEvent', eventDefinitionType: pick([
            'bpmn:ErrorEventDefinition', 'bpmn:TimerEventDefinition']) },
          { x: host.x + host.width / 2, y: host.y + host.height },
          host, { attach: true },
        )),
    moveBoundary: () =>
      some(all('bpmn:BoundaryEvent'), (event) => {
        const host = pick(all('bpmn:Task'));
        if (!host) return false;
        const by = { x: host.x - event.x, y: host.y - event.y - event.height / 2 };
        return modeling.moveElements([event], by, host, { attach: true });
      }),
    copy: () =>
      some(nodes(), (one) => {
        get('copyPaste').copy([one]);
        const element = pick(containers());
        return get('copyPaste').paste({ element, point: inside(element) });
      }),
    labelMove: () =>
      some(labels(), (label) =>
        modeling.moveShape(label, delta(20))),
    rename: () =>
      some([...nodes(), ...flows(), ...all('bpmn:Group', 'bpmn:TextAnnotation',
        'bpmn:DataObjectReference', 'bpmn:Participant', 'bpmn:Lane')], (one) =>
        modeling.updateLabel(one, word())),
    unname: () =>
      some([...nodes(), ...flows()], (one) => modeling.updateLabel(one, '')),
  };
});
