// A person's page.
export const person = {
  forgotten: 'The name was erased',
  number: 'On record as {{person}}',
  teams: 'Teams',
  commissions: 'Commissions',
  nowhere: 'In no team and no commission.',
  'there-since': 'since {{from}}',
  'was-there': 'from {{from}} to {{until}}',
  'role-chair': 'chair',
  'role-deputy': 'deputy chair',
  'role-secretary': 'secretary',
  'role-member': 'member of the commission',
  'role-expert': 'expert',
};
