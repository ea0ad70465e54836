import { Forms } from './Forms.js';

export default {
  __init__: ['forms'],
  forms: ['type', Forms],
};
