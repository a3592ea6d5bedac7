// Decisions whose basis had moved on before they were appended. They stand; whoever reads them should know.
import { overtakenIn } from '../replay/overtaken.js';
import { about, type Inspector } from './finding.js';

export const overtaken: Inspector = {
  async decision(decision, states) {
    const streams = await overtakenIn(decision, states);
    if (!streams.length) return [];
    const which = streams.map(({ stream, read, stood }) => `${stream} ${read ?? '—'} → ${stood}`).join(', ');
    return [
      about(
        'overtaken',
        decision,
        `основание успело измениться до записи: ${which}`,
        `the basis had moved on before the append: ${which}`,
        { streams },
      ),
    ];
  },
};
