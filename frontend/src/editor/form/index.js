import { Edits } from './Edits.js';
import { ErrorCatching } from './errors/ErrorCatching.js';
import { Form } from './Form.jsx';

export default {
  __init__: ['formEdits', 'errorCatching', 'form'],
  formEdits: ['type', Edits],
  errorCatching: ['type', ErrorCatching],
  form: ['type', Form],
};
