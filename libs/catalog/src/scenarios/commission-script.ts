// A commission of a scenario: posts and organizations from the sources, people made up, and no office that is one
// person's alone, so that nothing invented falls on anybody who can be told.
import type { Text } from '#domain/charter/charter';
import type { Commissioner } from '#domain/commission/commission.events';
import type { People } from './people.js';
import type { Script } from './script.js';
import type { Panel } from './sitting-script.js';

export interface Chair extends Omit<Commissioner, 'person'> {
  readonly organization: string;
}

export function appoint(
  script: Script,
  people: People,
  commission: string,
  title: Text,
  chairs: readonly Chair[],
  on: string,
): Panel {
  const roster = chairs.map((chair): Commissioner => {
    const person = people.register(`Представитель: ${chair.organization}`);
    return { person, ...chair };
  });
  script.on(on);
  const body = { commission, title: { ...title }, roster: roster.map((each) => ({ ...each })) };
  script.post('administrator', `appoint-${commission}`, '/commissions', body);
  return { commission, roster };
}
