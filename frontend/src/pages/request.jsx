import { render } from 'preact';

import '../styles/base.css';
import './page.css';
import './tables.css';

import { RequestPage } from '../requests/RequestPage.jsx';

const page = JSON.parse(
  document.getElementById('page-context')?.textContent ?? '{}',
);
const place = document.getElementById('request');
if (place) render(<RequestPage page={page} />, place);
