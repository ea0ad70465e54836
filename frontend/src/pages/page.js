import '../styles/base.css';
import './page.css';
import './connectors.css';
import './help.css';
import './tables.css';
import './account.css';

import { followOpenWork } from './openWork.js';
import { followThemeButton } from './theme.js';

followThemeButton();
followOpenWork();
