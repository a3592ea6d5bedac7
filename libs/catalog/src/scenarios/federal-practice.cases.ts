// What is worth telling of the federal-practice scenario.
import type { AwkwardCase } from './scenario.js';

const CASES: readonly (readonly [id: string, step: string, ru: string, en: string])[] = [
  [
    'guest',
    'dnr',
    'Четыре региона-гостя вне округа приняты вместе с семью целевыми; в целевой охват они не входят (решение {decision}).',
    'Four guest regions from outside the district were admitted beside the seven targets and are no part of their coverage (decision {decision}).',
  ],
  [
    'outside',
    'outside',
    'Краснодарский край, не из округа и не из гостей, не принят (решение {decision}).',
    'Krasnodar, neither of the district nor a guest, was not admitted (decision {decision}).',
  ],
  [
    'welcome',
    'welcome',
    'Приветствие по видеосвязи отмечено как дистанционное занятие (решение {decision}).',
    'The welcome by video was recorded as attended remotely (decision {decision}).',
  ],
  [
    'guest-attended',
    'guests',
    'Гости прошли стажировку: шесть сессий из восьми засчитаны (решение {decision}).',
    'The guests went through the internship: six of eight sessions count (decision {decision}).',
  ],
  [
    'presented',
    'presented',
    'Регион округа представил проект: без оценок, этап пройден тем, что представление состоялось (решение {decision}).',
    'A region of the district presented its project: no scores, the stage is passed by its being held (decision {decision}).',
  ],
  [
    'undecided',
    'undecided',
    'Закрыть поток без причины нельзя: гости проектов не представляли и не решены {teams} (решение {decision}).',
    'The cohort could not be closed without a reason: the guests presented nothing, undecided are {teams} (decision {decision}).',
  ],
  [
    'closed',
    'closed',
    'С причиной тот же поток закрыт (решение {decision}).',
    'With a reason it was (decision {decision}).',
  ],
];

/** `steps`: the step that each case is about. */
export const federalPracticeCases = (steps: Readonly<Record<string, string>>): AwkwardCase[] =>
  CASES.map(([id, step, ru, en]) => ({ id: `federal-practice-${id}`, step: steps[step], sentence: { ru, en } }));
