// Search from everywhere.
export const search = {
  search: 'Найти',
  what: 'Команда, человек, регион, поток, номер в реестре',
  hint: 'Начните печатать. ↑ и ↓ — выбрать, Enter — открыть, Esc — закрыть.',
  found: 'Найденное',
  nothing: 'По запросу «{{what}}» ничего нет.',
  number: '№ {{number}}',
  team: 'команда',
  person: 'человек',
  region: 'регион',
  cohort: 'поток',
  'registry-entry': 'запись в реестре',
};
