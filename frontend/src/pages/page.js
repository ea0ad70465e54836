import '../styles/base.css';
import './page.css';
import './help.css';
import './tables.css';

import { followThemeButton } from './theme.js';

followThemeButton();
