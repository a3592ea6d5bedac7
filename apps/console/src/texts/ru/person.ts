// A person's page.
export const person = {
  forgotten: 'Имя удалено',
  number: 'В записях — {{person}}',
  teams: 'Команды',
  commissions: 'Комиссии',
  nowhere: 'Ни в командах, ни в комиссиях.',
  'there-since': 'с {{from}}',
  'was-there': 'с {{from}} до {{until}}',
  'role-chair': 'председатель',
  'role-deputy': 'заместитель председателя',
  'role-secretary': 'секретарь',
  'role-member': 'член комиссии',
  'role-expert': 'эксперт',
};
