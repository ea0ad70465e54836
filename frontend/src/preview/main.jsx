import '../styles/base.css';
import '../editor/form/form.css';
import '../editor/form/fields/field.css';
import '../editor/form/fields/marked.css';
import '../editor/form/fields/choices.css';
import '../editor/form/fields/rows.css';
import '../editor/form/fields/emails.css';
import '../editor/form/connector/connector.css';
import './preview.css';

import { render } from 'preact';

import { Preview } from './Preview.jsx';

render(<Preview />, document.body);
