// A row a person. Nothing is unsealed here.
import { amend, projection, put } from '../runner/projection.js';
import { people } from './people.table.js';

export const peopleProjection = projection('people', 1, [people], {
  PersonRegistered: ({ id: person, shownAt, data: { personal, occurredAt: registeredAt } }) =>
    put(people, { person, personal, mac: personal.mac, registeredAt, correctedAt: null, shownAt }),
  PersonCorrected: ({ id: person, shownAt, data: { personal, occurredAt: correctedAt } }) =>
    amend(people, { person }, (row) => ({ ...row, personal, mac: personal.mac, correctedAt, shownAt })),
});
