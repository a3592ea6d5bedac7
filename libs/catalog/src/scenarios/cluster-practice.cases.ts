// What is worth telling of the cluster-practice scenario.
import type { AwkwardCase } from './scenario.js';

const CASES: readonly (readonly [id: string, step: string, ru: string, en: string])[] = [
  [
    'inter-regional',
    'joined',
    'Кластер Коми стал межрегиональным: к команде присоединилась Кировская область — какая именно, вымышлено (решение {decision}).',
    'Komi’s cluster became inter-regional: the Kirov Region, our choice, joined the team (decision {decision}).',
  ],
  [
    'entered',
    'entered',
    'Деревообрабатывающий кластер Коми прошёл предзащиту с доработкой, защиту и внесён в реестр (решение {decision}).',
    'Komi’s wood-processing cluster went through rework and defense and was entered in the registry (decision {decision}).',
  ],
  [
    'status',
    'status',
    'Итог записан: кластер Коми и Кировской области получил статус (решение {decision}).',
    'The outcome was recorded: the cluster of Komi and Kirov gained its status (decision {decision}).',
  ],
  [
    'recused',
    'recused',
    'Эксперт от органов власти Коми заявил самоотвод по проекту Коми (решение {decision}).',
    'The expert sent by Komi’s authorities stepped back from Komi’s project (decision {decision}).',
  ],
  [
    'conflict',
    'conflict',
    'На защите его оценка команды Коми отклонена: конфликт интересов по региону (решение {decision}).',
    'At the defense the same expert’s score for Komi was refused: a conflict of interest by region (decision {decision}).',
  ],
  [
    'reworked',
    'reworked',
    'Замечания к проекту Коми отработаны: последний принятый ответ завершил предзащиту (решение {decision}).',
    'The remarks to Komi’s project were answered; the last acceptance passed the pre-defense (decision {decision}).',
  ],
  [
    'late',
    'late',
    'Ответ после окончания доработки ({until}) не принят (решение {decision}).',
    'An answer after the end of the rework ({until}) was refused (decision {decision}).',
  ],
  [
    'second-round',
    'secondRound',
    'Вторая предзащита дала той же команде ещё одну возможность, и она готова (решение {decision}).',
    'The second round of pre-defense gave that team another chance, and it was ready (decision {decision}).',
  ],
  [
    'defended-again',
    'defendedAgain',
    'Не набравшая балл в июне команда защитилась в сентябре (решение {decision}).',
    'A team that did not reach the score in June did so in September (decision {decision}).',
  ],
  [
    'failed-twice',
    'failedTwice',
    'Другая не набрала балл и во второй раз: попыток больше нет (решение {decision}).',
    'Another missed the score a second time: no rounds are left (decision {decision}).',
  ],
];

/** `steps`: the step that each case is about. */
export const clusterPracticeCases = (steps: Readonly<Record<string, string>>): AwkwardCase[] =>
  CASES.map(([id, step, ru, en]) => ({ id: `cluster-practice-${id}`, step: steps[step], sentence: { ru, en } }));
