// Search from everywhere.
export const search = {
  search: 'Search',
  what: 'Team, person, region, cohort, registry number',
  hint: 'Start typing. ↑ and ↓ choose, Enter opens, Esc closes.',
  found: 'What was found',
  nothing: 'Nothing matches “{{what}}”.',
  number: 'No. {{number}}',
  team: 'team',
  person: 'person',
  region: 'region',
  cohort: 'cohort',
  'registry-entry': 'registry entry',
};
