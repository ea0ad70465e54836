import './page.js';
import '../start/start.css';
import '../requests/list/list.css';
import '../requests/tasks/inbox.css';
import '../hooks/hooks.css';

import { followCopyButtons } from '../hooks/copyAddress.js';

followCopyButtons();
