import { Edits } from './Edits.js';
import { Form } from './Form.jsx';

export default {
  __init__: ['formEdits', 'form'],
  formEdits: ['type', Edits],
  form: ['type', Form],
};
