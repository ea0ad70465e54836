import { Adding } from './Adding.js';
import { Palette } from './Palette.jsx';

export default {
  __init__: ['docked'],
  docked: ['type', Palette],
  adding: ['type', Adding],
};
