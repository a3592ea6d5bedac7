// What is worth telling of the infrastructure-leaders scenario.
import type { AwkwardCase } from './scenario.js';

const CASES: readonly (readonly [id: string, step: string, ru: string, en: string])[] = [
  [
    'opened',
    'opened',
    'Поток открыт на 43 целевых региона, и перечень заморожен (решение {decision}).',
    'The cohort was opened for 43 target regions, and the list is frozen (decision {decision}).',
  ],
  [
    'outside',
    'outside',
    'Татарстану, которого в этом перечне нет, отказано (решение {decision}).',
    'Tatarstan, which is not on that list, was refused (decision {decision}).',
  ],
  [
    'test-again',
    'again-sev',
    'Первая попытка теста не удалась, вторая — удалась (решение {decision}).',
    'The first attempt at the test failed, the second did not (decision {decision}).',
  ],
  [
    'test-failed',
    'untested-ty',
    'Другая команда теста не сдала и со второй попытки: до защиты модуля она не дойдёт (решение {decision}).',
    'Another team failed the second attempt, too, and will not come to the module’s defense (decision {decision}).',
  ],
  [
    'first-module',
    'm1-sev',
    'Модуль 1 завершён тестом и защитой проекта (решение {decision}).',
    'Module 1 ended in a test and a defense of the project (decision {decision}).',
  ],
  ['second-module', 'm2-sev', 'Модуль 2 — тоже (решение {decision}).', 'So did module 2 (decision {decision}).'],
  [
    'consulted',
    'consulted',
    'Эксперты сопровождают команды и вне плана: консультация записана (решение {decision}).',
    'The experts stay with the teams outside of the plan, too: a consultation was recorded (decision {decision}).',
  ],
  [
    'replaced',
    'replaced',
    'Слушатель заменён; посещённое прежним осталось за ним (решение {decision}).',
    'A member was replaced; what the former attended stays theirs (decision {decision}).',
  ],
  [
    'withdrawn',
    'withdrawn',
    'Команда вышла после первого модуля (решение {decision}).',
    'A team withdrew after the first module (decision {decision}).',
  ],
  [
    'cancelled',
    'cancelled',
    'Выезд отменён: команде, пропустившей лекцию, посещений больше не набрать (решение {decision}).',
    'A visit was cancelled: a team that had missed the lecture can no longer attend enough (decision {decision}).',
  ],
  [
    'formed',
    'formed',
    'Записан итог: центр компетенций сформирован (решение {decision}).',
    'The outcome was recorded: a competence center was formed (decision {decision}).',
  ],
  [
    'closed',
    'closed',
    'Все команды прошли путь до конца или выбыли, и поток закрыт без причин (решение {decision}).',
    'Every team was through or out, and the cohort closed without a reason (decision {decision}).',
  ],
  [
    'launched',
    'launched',
    'Итог записан и после закрытия: проект запущен (решение {decision}).',
    'An outcome was recorded after the closing, too: a project was launched (decision {decision}).',
  ],
];

/** `steps`: the step that each case is about. */
export const infrastructureLeadersCases = (steps: Readonly<Record<string, string>>): AwkwardCase[] =>
  CASES.map(([id, step, ru, en]) => ({ id: `infrastructure-leaders-${id}`, step: steps[step], sentence: { ru, en } }));
