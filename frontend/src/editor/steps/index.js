import { Steps } from './Steps.js';

export default {
  __init__: ['steps'],
  steps: ['type', Steps],
};
