// Edits of what elements say: types, colours, properties, steps; undo and redo.
(({ get, is, all, pick, int, nodes, flows, root, word, some }) => {
  const modeling = get('modeling');
  const create = (type, attrs) => get('bpmnFactory').create(type, attrs);
  const update = (element, properties) =>
    modeling.updateProperties(element, properties);
  const replace = (element, type, attrs = {}) =>
    get('bpmnReplace').replaceElement(element, { type, ...attrs });
  const withStep = () =>
    all('bpmn:ServiceTask').filter((one) => get('steps').read(one));
  const step = (act) => some(withStep(), act);
  const timer = () => {
    const timeDuration = create('bpmn:FormalExpression', { body: `PT${int(1, 50)}H` });
    return create('bpmn:TimerEventDefinition', { timeDuration });
  };
  return {
    changeType: () =>
      some(all('bpmn:Task'), (one) =>
        replace(one, pick(['bpmn:UserTask', 'bpmn:ServiceTask', 'bpmn:ScriptTask',
          'bpmn:Task', 'bpmn:CallActivity']))),
    changeGateway: () =>
      some(all('bpmn:Gateway'), (one) =>
        replace(one, pick(['bpmn:ExclusiveGateway', 'bpmn:InclusiveGateway',
          'bpmn:ParallelGateway', 'bpmn:EventBasedGateway']))),
    changeEvent: () =>
      some(all('bpmn:IntermediateCatchEvent'), (one) =>
        replace(one, 'bpmn:IntermediateCatchEvent', {
          eventDefinitionType: pick(['bpmn:TimerEventDefinition',
            'bpmn:MessageEventDefinition', 'bpmn:SignalEventDefinition']),
        })),
    timer: () =>
      some(all('bpmn:Event').filter(({ businessObject }) =>
        businessObject.get('eventDefinitions').some(({ $type }) =>
          $type === 'bpmn:TimerEventDefinition')), (one) =>
        update(one, { eventDefinitions: [timer()] })),
    expand: () =>
      some(all('bpmn:Task', 'bpmn:SubProcess'), (one) =>
        replace(one, 'bpmn:SubProcess', {
          isExpanded: is(one, 'bpmn:Task') || one.collapsed,
        })),
    collapse: () =>
      some(all('bpmn:SubProcess').filter((one) => !one.collapsed), (one) =>
        replace(one, 'bpmn:SubProcess', { isExpanded: false })),
    colour: () =>
      some([...nodes(), ...flows()], (one) =>
        modeling.setColor([one], pick([{ fill: '#ffe0b2', stroke: '#6b3c00' },
          { stroke: '#0b4f6c' }, {}]))),
    condition: () =>
      some(flows(), (flow) => {
        const body = `=n > ${int(1, 9)} and m < 3`;
        const made = create('bpmn:FormalExpression', { body });
        update(flow, { conditionExpression: pick([made, undefined]) });
      }),
    defaultFlow: () =>
      some(flows().filter((one) => is(one.source, 'bpmn:ExclusiveGateway')), (flow) =>
        update(flow.source, { default: pick([flow.businessObject, undefined]) })),
    documentation: () =>
      some([...nodes(), ...flows()], (one) =>
        update(one, { documentation: pick([
          [create('bpmn:Documentation', { text: word() })], []]) })),
    loop: () =>
      some(all('bpmn:Task'), (one) => {
        const isSequential = pick([true, false]);
        const type = 'bpmn:MultiInstanceLoopCharacteristics';
        const loopCharacteristics = pick([create(type, { isSequential }), undefined]);
        update(one, { loopCharacteristics });
      }),
    executable: () =>
      is(root(), 'bpmn:Process')
        && update(root(), {
          isExecutable: !root().businessObject.isExecutable, name: word(),
        }),
    interrupting: () =>
      some(all('bpmn:BoundaryEvent'), (one) =>
        update(one, { cancelActivity: one.businessObject.cancelActivity === false })),
    attach: () =>
      some(all('bpmn:ServiceTask'), (one) =>
        get('steps').attach(one, {
          connector: 'email', operation: 'send', version: '1.0.0', name: 'Email',
        })),
    detach: () => step((one) => get('steps').remove(one)),
    setting: () =>
      step((one) => get('steps').setSetting(one, pick(['subject', 'body']),
        pick([word(), null, '{{ a }} & "b" <c>']))),
    list: () =>
      step((one) => {
        const value = [`${word()}@a.example`, '{{ b }}'];
        get('steps').setSetting(one, 'to', value);
      }),
    retry: () =>
      step((one) => get('steps').setField(one, 'retry',
        pick([{ attempts: String(int(1, 5)), wait: 'PT5S' }, null]))),
    outputs: () =>
      step((one) => get('steps').setField(one, 'outputs',
        pick([[{ variable: `v${int(1, 9)}`, value: '=body' }], null]))),
    undo: () => get('session').canUndo() && get('session').undo(),
    redo: () => get('session').canRedo() && get('session').redo(),
  };
});
