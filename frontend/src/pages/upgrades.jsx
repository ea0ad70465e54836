import { render } from 'preact';

import './page.js';
import '../requests/parts/form.css';

import { UpgradesPage } from '../upgrades/UpgradesPage.jsx';

const page = JSON.parse(
  document.getElementById('page-context')?.textContent ?? '{}',
);
const place = document.getElementById('upgrades');
if (place) render(<UpgradesPage urls={page.urls} />, place);
