import { RunPath } from './RunPath.js';
import { Scenarios } from './Scenarios.jsx';

export default {
  __init__: ['scenarios'],
  runPath: ['type', RunPath],
  scenarios: ['type', Scenarios],
};
