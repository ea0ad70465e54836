import '../styles/base.css';
import './page.css';
import './help.css';

import { followThemeButton } from './theme.js';

followThemeButton();
