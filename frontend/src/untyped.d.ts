declare module 'bpmnlint/rules/*';
declare module 'bpmnlint/lib/*';
declare module 'diagram-js-minimap';
declare module 'diagram-js-grid';
declare module 'bpmn-auto-layout';
declare module 'bpmn-moddle';
declare module 'moddle-xml';
declare module 'saxen';
