import { Catalogue } from './Catalogue.js';

export default {
  __init__: ['catalogue'],
  catalogue: ['type', Catalogue],
};
