import colorPicker from 'bpmn-js-color-picker';
import 'bpmn-js-color-picker/colors/color-picker.css';

export default colorPicker;
