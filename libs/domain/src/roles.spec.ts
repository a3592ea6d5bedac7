// Who may do what, role by role.
import { areas, mayWorkOn, roles } from './roles.js';

const table = {
  administration: ['administrator'],
  program: ['administrator', 'operator'],
  attendance: ['administrator', 'operator', 'secretary'],
  sitting: ['administrator', 'secretary'],
  'own-sitting-part': ['administrator', 'secretary', 'commission-member'],
  'team-documents': ['administrator', 'operator', 'secretary', 'team'],
  figures: [...roles],
  'personal-data': roles.filter((role) => role !== 'viewer'),
  history: ['administrator', 'operator', 'team', 'auditor'],
};

it.each(areas)('%s', (area) => expect(roles.filter((role) => mayWorkOn(role, area))).toEqual(table[area]));
