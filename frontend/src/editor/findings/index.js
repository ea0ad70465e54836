import { Findings } from './Findings.js';
import { FindingBadges } from './FindingBadges.js';
import { FindingsPanel } from './FindingsPanel.jsx';

export default {
  __init__: ['findings', 'findingBadges', 'findingsPanel'],
  findings: ['type', Findings],
  findingBadges: ['type', FindingBadges],
  findingsPanel: ['type', FindingsPanel],
};
