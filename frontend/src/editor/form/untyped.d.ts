declare module '@bpmn-io/feel-editor';
