// What every form of a command says.
export const commands = {
  choose: 'Выберите',
  cancel: 'Отмена',
  correct: 'Исправить',
  reason: 'Причина',
  'reason-hint': 'Без имён людей: запись остаётся навсегда.',
  document: 'Документ',
  'document-example': 'распоряжение № 88-р',
  'person-hint': 'Начните с фамилии. Кого ещё нет, того внесём по имени.',
  'new-person': 'Внести нового человека: {{name}}',
  'type-a-name': 'Введите хотя бы две буквы имени.',
};
