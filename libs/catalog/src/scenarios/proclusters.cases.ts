// What is worth telling of the proclusters scenario.
import type { AwkwardCase } from './scenario.js';

const CASES: readonly (readonly [id: string, ru: string, en: string])[] = [
  [
    'entered',
    'Команда Воронежской, Курской и Орловской областей — одна команда в трёх регионах — внесена в реестр (решение {decision}).',
    'The team of Voronezh, Kursk and Orel, one team in three regions, was entered in the registry (decision {decision}).',
  ],
  [
    'conflict',
    'Член жюри от Воронежской области оценить свою команду не смог: конфликт интересов по региону (решение {decision}).',
    'The juror from Voronezh could not score the team: a conflict of interest by region (decision {decision}).',
  ],
  [
    'recused',
    'Этому члену жюри заявлен отвод; вопрос решили остальные (решение {decision}).',
    'That juror was recused, and the others decided (decision {decision}).',
  ],
  [
    'quorum',
    'Вопрос без кворума не закрыт: присутствовали {present} из {of} (решение {decision}).',
    'An item without a quorum was not closed: {present} of {of} were there (decision {decision}).',
  ],
  [
    'quorumThen',
    'Когда подошли остальные, тот же вопрос закрыт (решение {decision}).',
    'When others had come, the same item was closed (decision {decision}).',
  ],
  [
    'reworked',
    'Замечания к тройной команде отработаны: с последним принятым ответом пройдена предзащита (решение {decision}).',
    'The remarks to the team of three regions were answered; the last acceptance passed the pre-defense (decision {decision}).',
  ],
  [
    'reopened',
    'Один ответ на замечание возвращён и дан заново (решение {decision}).',
    'One answer to a remark was sent back and given anew (decision {decision}).',
  ],
  [
    'stuck',
    'Одна команда застряла: ответ на замечание пришёл после {until} и не принят (решение {decision}).',
    'One team is stuck: its answer came after {until} and was refused (decision {decision}).',
  ],
  [
    'documents',
    'Заявка без обязательного документа не принята; не хватало: {missing} (решение {decision}).',
    'An application without a document that is asked for was refused; missing: {missing} (decision {decision}).',
  ],
  [
    'taken',
    'Реестровый номер {number} уже занят, как его ни записать (решение {decision}).',
    'The registry number {number} is taken, however it is written (decision {decision}).',
  ],
  [
    'takenThen',
    'Та же команда внесена под другим номером (решение {decision}).',
    'The same team was entered under another number (decision {decision}).',
  ],
  [
    'waiting',
    'Мест не осталось: двадцать пятая и двадцать шестая команды встали в лист ожидания (решение {decision}).',
    'No seat was left: the twenty-fifth and twenty-sixth teams went to the waiting list (decision {decision}).',
  ],
  [
    'offered',
    'Добавлено место и сразу предложено первой из ожидавших (решение {decision}).',
    'A seat was added and at once offered to the first that waited (decision {decision}).',
  ],
  [
    'seated',
    'За 72 часа она не ответила, предложение истекло само; место заняла следующая в списке (решение {decision}).',
    'It did not answer in 72 hours, and the offer lapsed by itself; the next on the list took the seat (decision {decision}).',
  ],
  [
    'lacking',
    'После третьего пропуска команде уже не набрать шести вебинаров: этап не пройден (решение {decision}).',
    'After a third missed webinar a team could no longer reach six: the stage was failed (decision {decision}).',
  ],
  [
    'corrected',
    'Другой исправили отметку о вебинаре — с документом, прежняя видна, — и посещений хватило (решение {decision}).',
    'Another’s attendance was corrected, with a document and the earlier one in sight, and was enough (decision {decision}).',
  ],
  [
    'joined',
    'Команда, которая вводит предприятие в действующий кластер, внесена по документам своего вида (решение {decision}).',
    'A team that brings an enterprise into an existing cluster was entered, by that kind’s documents (decision {decision}).',
  ],
  [
    'dismissed',
    'Апелляция одной из не набравших балл отклонена, вердикт остался (решение {decision}).',
    'The appeal of a team that had missed the score was dismissed; the verdict stands (decision {decision}).',
  ],
  [
    'outcome',
    'Записан итог тройной команды: документация нового кластера готова (решение {decision}).',
    'The outcome of the team of three regions was recorded: the documents of a new cluster are ready (decision {decision}).',
  ],
];

/** `steps`: the step that each case is about. */
export const proclustersCases = (steps: Readonly<Record<string, string>>): AwkwardCase[] =>
  CASES.map(([id, ru, en]) => ({ id: `proclusters-${kebab(id)}`, step: steps[id], sentence: { ru, en } }));

const kebab = (id: string): string => id.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
