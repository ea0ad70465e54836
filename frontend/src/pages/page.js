import '../styles/base.css';
import './page.css';

import { followThemeButton } from './theme.js';

followThemeButton();
