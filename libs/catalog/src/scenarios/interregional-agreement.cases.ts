// What is worth telling of the interregional-agreement scenario.
import type { AwkwardCase } from './scenario.js';

const CASES: readonly (readonly [id: string, step: string, ru: string, en: string])[] = [
  [
    'signed',
    'signed',
    'Соглашение Челябинской области и Башкортостана записано со всеми шестью направлениями (решение {decision}).',
    'The agreement of the Chelyabinsk Region and Bashkortostan was recorded with its six directions (decision {decision}).',
  ],
  [
    'joint',
    'experience',
    'На нём стоит команда двух федеральных округов, Уральского и Приволжского, — одна команда (решение {decision}).',
    'On it rests a team of two federal districts, Ural and Volga: one team (decision {decision}).',
  ],
  [
    'uncovered',
    'uncovered',
    'Команде с регионом, который соглашения не подписал ({uncovered}), отказано (решение {decision}).',
    'A team with a region that did not sign ({uncovered}) was refused (decision {decision}).',
  ],
  [
    'needed',
    'needed',
    'Команде двух регионов ({regions}) без соглашения отказано (решение {decision}).',
    'A team of two regions ({regions}) without an agreement was refused (decision {decision}).',
  ],
  [
    'overdue',
    'overdue',
    'Доработка просрочена по часам, без чьих-либо действий: ответ после {until} не принят (решение {decision}).',
    'The rework ran overdue by the clock, with nobody doing anything: an answer after {until} was refused (decision {decision}).',
  ],
  [
    'extended',
    'extended',
    'Срок продлён, и проваленная предзащита открыта снова (решение {decision}).',
    'Its time was extended, and the failed pre-defense is open again (decision {decision}).',
  ],
  [
    'reworked',
    'reworked',
    'В продлённый срок замечания отработаны, предзащита пройдена (решение {decision}).',
    'Within the extended time the remarks were answered and the pre-defense passed (decision {decision}).',
  ],
  [
    'upheld',
    'upheld',
    'Апелляция на защиту удовлетворена: прежний вердикт виден, даётся ещё один круг (решение {decision}).',
    'An appeal against a defense was upheld: the verdict stays visible, one more round is given (decision {decision}).',
  ],
  [
    'passed-again',
    'passedAgain',
    'В этом круге та же команда защитилась (решение {decision}).',
    'In that round the same team passed (decision {decision}).',
  ],
  [
    'too-early',
    'tooEarly',
    'Поток с нерешённой командой ({teams}) без причины не закрыть (решение {decision}).',
    'A cohort with an undecided team ({teams}) is not closed without a reason (decision {decision}).',
  ],
  [
    'closed',
    'closed',
    'С причиной он закрыт, и нерешённая команда в нём названа (решение {decision}).',
    'With a reason it was, naming the undecided team (decision {decision}).',
  ],
  [
    'outcome',
    'outcome',
    'Итог записан и после закрытия: связи установлены (решение {decision}).',
    'An outcome was recorded after the closing, too: ties of cooperation (decision {decision}).',
  ],
];

/** `steps`: the step that each case is about. */
export const interregionalAgreementCases = (steps: Readonly<Record<string, string>>): AwkwardCase[] =>
  CASES.map(([id, step, ru, en]) => ({ id: `interregional-agreement-${id}`, step: steps[step], sentence: { ru, en } }));
