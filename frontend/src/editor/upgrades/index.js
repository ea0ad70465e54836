import { Upgrades } from './Upgrades.js';

export default {
  __init__: ['upgrades'],
  upgrades: ['type', Upgrades],
};
