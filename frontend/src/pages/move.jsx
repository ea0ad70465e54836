import { render } from 'preact';

import './page.js';
import '../requests/parts/form.css';

import { MovePage } from '../moving/MovePage.jsx';

const page = JSON.parse(
  document.getElementById('page-context')?.textContent ?? '{}',
);
const place = document.getElementById('move');
if (place) render(<MovePage page={page} />, place);
