import { Outline } from './Outline.jsx';

export default {
  __init__: ['outlineTree'],
  outlineTree: ['type', Outline],
};
