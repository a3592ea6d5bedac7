// A row a version of a program's charter.
import type { DataOf, Occasion } from '../runner/heard.js';
import { projection, put } from '../runner/projection.js';
import { programCharters } from './programs.table.js';

const keep = ({ id: program, shownAt }: Occasion, data: DataOf<'ProgramChartered' | 'CharterRevised'>) => {
  const { version, charter, occurredAt: charteredAt } = data;
  return put(programCharters, { program, version, charter, charteredAt, shownAt });
};

export const programsProjection = projection('programs', 1, [programCharters], {
  ProgramChartered: (event) => keep(event, event.data),
  CharterRevised: (event) => keep(event, event.data),
});
