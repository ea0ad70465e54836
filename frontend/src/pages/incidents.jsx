import './page.js';
import '../start/start.css';
import '../requests/parts/form.css';
import '../requests/list/list.css';

import { openIncidentList } from '../requests/list/openIncidentList.jsx';

openIncidentList();
