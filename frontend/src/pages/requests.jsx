import './page.js';
import '../start/start.css';
import '../requests/parts/form.css';
import '../requests/list/list.css';

import { openRequestList } from '../requests/list/openRequestList.jsx';

openRequestList();
