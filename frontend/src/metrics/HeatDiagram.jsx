import { DiagramView } from '../requests/diagram/DiagramView.jsx';
import heatDiagram from './diagram/index.js';

/**
 * The diagram of the newest version, its elements coloured.
 *
 * @param {object} props
 * @param {import('./types.js').MetricsContext} props.page
 * @param {Map<string, import('./heat.js').Heat>} props.heat
 * @param {string} props.selected id of an element, or empty
 * @param {(id: string) => void} props.onSelect
 */
export function HeatDiagram({ heat, ...view }) {
  return (
    <DiagramView
      {...view}
      module={heatDiagram}
      shown={heat}
      show={(viewer) => viewer.get('heatMap').show(heat)}
      onDrawn={() => {}}
    />
  );
}
