// Who may do what. The table of domain.md, by area of work.
export const roles = [
  'administrator',
  'operator',
  'secretary',
  'commission-member',
  'team',
  'auditor',
  'viewer',
] as const;
export type Role = (typeof roles)[number];

export const areas = [
  'administration',
  'program',
  'attendance',
  'sitting',
  'own-sitting-part',
  'team-documents',
  'figures',
  'personal-data',
  'history',
] as const;
export type Area = (typeof areas)[number];

const table: Readonly<Record<Role, readonly Area[]>> = {
  administrator: areas,
  operator: ['program', 'attendance', 'team-documents', 'figures', 'personal-data', 'history'],
  secretary: ['attendance', 'sitting', 'own-sitting-part', 'team-documents', 'figures', 'personal-data'],
  'commission-member': ['own-sitting-part', 'figures', 'personal-data'],
  team: ['team-documents', 'figures', 'personal-data', 'history'],
  auditor: ['figures', 'personal-data', 'history'],
  viewer: ['figures'],
};

export const mayWorkOn = (role: Role, area: Area): boolean => table[role].includes(area);
