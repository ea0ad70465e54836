// Edits that change what the diagram is made of; `get` gives the editor's services.
((get) => {
  const registry = get('elementRegistry');
  const modeling = get('modeling');
  const factory = get('elementFactory');
  const canvas = get('canvas');
  const all = (type) => registry.filter((one) => one.type === type);
  const last = (type) => all(type).pop();
  const pool = (attributes, place) => {
    const shape = factory.createParticipantShape(attributes);
    modeling.createShape(shape, place, canvas.getRootElement());
  };
  return {
    'a pool around the process': () => pool({}, { x: 500, y: 250 }),
    'two lanes': () => modeling.splitLane(all('bpmn:Participant')[0], 2),
    'a lane below': () => modeling.addLane(all('bpmn:Lane')[0], 'bottom'),
    'an empty pool': () => pool({ isExpanded: false }, { x: 500, y: 800 }),
    'a message flow': () =>
      modeling.connect(registry.get('Task_Approve'), last('bpmn:Participant'), {
        type: 'bpmn:MessageFlow',
      }),
    'a task becomes a collapsed sub-process': () =>
      get('bpmnReplace').replaceElement(registry.get('Task_Ask'), {
        type: 'bpmn:SubProcess',
        isExpanded: false,
      }),
    'a task inside it, on its own plane': () =>
      modeling.createShape(
        { type: 'bpmn:Task' },
        { x: 200, y: 200 },
        canvas.findRoot('Task_Ask_plane'),
      ),
    'the sub-process opens': () => modeling.toggleCollapse(registry.get('Task_Ask')),
    'a task goes to another lane': () =>
      modeling.moveElements(
        [registry.get('Task_Tell')],
        { x: 0, y: 150 },
        all('bpmn:Participant')[0],
      ),
    'a lane goes': () => modeling.removeShape(last('bpmn:Lane')),
    'the empty pool goes': () => modeling.removeShape(last('bpmn:Participant')),
    'the last pool goes with all that is in it': () =>
      modeling.removeShape(last('bpmn:Participant')),
  };
});
