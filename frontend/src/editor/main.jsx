import '../styles/base.css';
import './editor.css';

import { openEditor } from './openEditor.js';

void openEditor(
  JSON.parse(document.getElementById('page-context')?.textContent ?? '{}'),
);
