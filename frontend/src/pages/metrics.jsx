import { render } from 'preact';

import './page.js';
import '../requests/list/list.css';

import { MetricsPage } from '../metrics/MetricsPage.jsx';

const page = JSON.parse(
  document.getElementById('page-context')?.textContent ?? '{}',
);
const place = document.getElementById('metrics');
if (place) render(<MetricsPage page={page} />, place);
