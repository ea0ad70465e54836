import './metrics.css';

import { t } from '../i18n/translate.js';
import { ConnectorTable } from './ConnectorTable.jsx';
import { Figures } from './Figures.jsx';
import { HeatSection } from './HeatSection.jsx';
import { Throughput } from './Throughput.jsx';

/**
 * How a process does.
 * @param {{ page: import('./types.js').MetricsContext }} props
 */
export function MetricsPage({ page }) {
  const { metrics } = page;
  const isQuiet = !metrics.elements.length;
  return (
    <>
      <Figures metrics={metrics} />
      {isQuiet ? (
        <div class="pb-empty">
          <h2>{t('Nothing ran in this time')}</h2>
          <p>{t('Choose more days, or start a Request.')}</p>
        </div>
      ) : (
        <>
          <Throughput days={metrics.by_day} />
          <HeatSection page={page} />
          <ConnectorTable connectors={metrics.connectors} />
        </>
      )}
    </>
  );
}
