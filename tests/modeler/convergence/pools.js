// Edits of pools and lanes, and those that turn a process into a collaboration.
(({ get, all, is, pick, int, nodes, pools, root, inside, some, allowed }) => {
  const modeling = get('modeling');
  const lanes = () => all('bpmn:Lane');
  const lone = () =>
    nodes().filter(({ incoming, outgoing }) => !incoming.length && !outgoing.length);
  const pool = () => get('elementFactory').createParticipantShape();
  return {
    createPool: () =>
      is(root(), 'bpmn:Process', 'bpmn:Collaboration')
        && all('bpmn:Participant').length < 4
        && modeling.createShape(pool(), {
          x: int(300, 600), y: int(500, 1400),
        }, root()),
    movePool: () =>
      some(all('bpmn:Participant'), (one) =>
        modeling.moveElements([one], { x: int(-50, 50), y: int(-50, 50) }, one.parent)),
    resizePool: () =>
      some(pools(), (one) => modeling.resizeShape(one, {
        x: one.x, y: one.y, width: one.width + int(10, 80),
        height: one.height + int(10, 60),
      })),
    removePool: () =>
      some(all('bpmn:Participant'), (one) => modeling.removeElements([one])),
    addLane: () =>
      some([...pools(), ...lanes()], (one) =>
        lanes().length < 8 && modeling.addLane(one, pick(['top', 'bottom']))),
    splitLane: () =>
      some([...pools(), ...lanes()], (one) =>
        lanes().length < 8 && modeling.splitLane(one, 2)),
    removeLane: () => some(lanes(), (one) => modeling.removeElements([one])),
    resizeLane: () =>
      some(lanes(), (one) => modeling.resizeLane(one, {
        x: one.x, y: one.y, width: one.width, height: one.height + int(10, 50),
      })),
    messageFlow: () =>
      some([...nodes(), ...all('bpmn:Participant')], (source) => {
        const target = pick([...nodes(), ...all('bpmn:Participant')]);
        const context = allowed('connection.create', { source, target });
        return context && modeling.connect(source, target, context);
      }),
    moveBetweenPools: () =>
      some(lone(), (one) => {
        const target = pick(pools());
        const context = { shapes: [one], target };
        if (!target || !allowed('elements.move', context)) return false;
        const { x, y } = inside(target);
        return modeling.moveElements([one], { x: x - one.x, y: y - one.y }, target);
      }),
  };
});
