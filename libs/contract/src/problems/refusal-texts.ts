// What each refusal says to people: its facts in a sentence, and what to do. Russian first, English on request.
import type { RefusalCode } from '#domain/refusals';

export type Language = 'ru' | 'en';
type Values = Readonly<Record<string, unknown>>;
export interface Wording {
  readonly title: string;
  readonly detail: (facts: Values) => string;
}
type InBoth = Readonly<Record<Language, Wording>>;

const say = (value: unknown): string => {
  if (Array.isArray(value)) return value.map(say).join(', ');
  return value === null || value === undefined ? '—' : String(value);
};

/** `{name}` in a sentence stands for the fact of that name. */
const wording = (title: string, sentence: string): Wording => ({
  title,
  detail: (facts) => sentence.replace(/\{(\w+)\}/g, (_, name: string) => say(facts[name])),
});

const both = (ru: readonly [string, string], en: readonly [string, string]): InBoth => ({
  ru: wording(...ru),
  en: wording(...en),
});

export const refusalTexts: Readonly<Record<RefusalCode, InBoth>> = {
  'already-exists': both(
    ['Уже существует', 'Такая запись уже есть. Откройте её или возьмите другой идентификатор.'],
    ['Already exists', 'It is there already. Open it, or take another id.'],
  ),
  'already-recorded': both(
    ['Уже записано', 'Этот факт уже записан. Если он неверен, исправьте его, а не записывайте второй раз.'],
    ['Already recorded', 'This fact is on record. If it is wrong, correct it rather than recording it again.'],
  ),
  'capacity-below-taken': both(
    ['Мест меньше, чем занято', 'Занято мест: {taken}, запрошено: {capacity}. Укажите не меньше занятого.'],
    [
      'Fewer seats than taken',
      '{taken} seats are taken, {capacity} were asked for. Ask for at least as many as are taken.',
    ],
  ),
  'region-not-eligible': both(
    ['Регион не может участвовать', 'Не допускаются к этому потоку: {regions}. Выберите регионы из перечня потока.'],
    ['Region not eligible', 'Not admitted to this cohort: {regions}. Choose from the regions that the cohort lists.'],
  ),
  'region-not-target': both(
    [
      'Регион не целевой',
      'Гости не допускаются, а {regions} не входят в целевые регионы потока. Измените состав регионов.',
    ],
    [
      'Region is not a target',
      'Guests are not admitted, and {regions} are not among the cohort’s targets. Change the regions.',
    ],
  ),
  'inter-regional-not-admitted': both(
    [
      'Межрегиональные команды не допускаются',
      'Регионов в команде несколько ({regions}), а устав допускает один. Подайте команды по отдельности.',
    ],
    [
      'No inter-regional teams',
      'The team has several regions ({regions}); the charter admits one. Enroll a team for each.',
    ],
  ),
  'composition-incomplete': both(
    ['Состав неполон', 'Категория {category}: нужно не меньше {atLeast}, указано {given}. Дополните состав.'],
    ['Composition incomplete', 'Category {category}: at least {atLeast} needed, {given} given. Add members.'],
  ),
  'person-in-two-teams': both(
    [
      'Человек уже в другой команде',
      'Слушатель {person} состоит в команде {team} этого потока. Уберите его из одной из команд.',
    ],
    ['Person in two teams', '{person} is a member of team {team} of this cohort. Take the person out of one of them.'],
  ),
  'team-already-enrolled': both(
    ['Команда уже в потоке', 'Команда {team} уже числится: {standing}. Откройте её карточку.'],
    ['Team already enrolled', 'Team {team} is in the cohort already: {standing}. Open its case file.'],
  ),
  'team-not-enrolled': both(
    ['Команда не зачислена', 'Команда {team} ещё не зачислена ({standing}). Сначала она должна получить место.'],
    ['Team not enrolled', 'Team {team} is not enrolled ({standing}). It needs a seat first.'],
  ),
  'no-seat-offered': both(
    ['Место не предлагалось', 'Команде {team} место сейчас не предложено ({standing}). Дождитесь предложения.'],
    ['No seat on offer', 'Team {team} has no seat on offer ({standing}). Wait for one.'],
  ),
  'seat-offer-expired': both(
    ['Предложение места истекло', 'Место для команды {team} было предложено до {until}. Подайте команду заново.'],
    ['Seat offer expired', 'The seat for team {team} was on offer until {until}. Enroll the team anew.'],
  ),
  'session-not-planned': both(
    ['Занятие не назначено', 'У занятия {session} ещё нет даты. Назначьте его, затем отмечайте посещение.'],
    ['Session not scheduled', 'Session {session} has no date yet. Schedule it first.'],
  ),
  'session-cancelled': both(
    ['Занятие отменено', 'Занятие {session} отменено. Назначьте другое занятие вместо него.'],
    ['Session cancelled', 'Session {session} was cancelled. Schedule another one in its place.'],
  ),
  'session-not-held-yet': both(
    ['Занятие ещё не началось', 'Занятие {session} начинается {startsAt}. Отметьте посещение после начала.'],
    ['Session not held yet', 'Session {session} begins at {startsAt}. Record attendance after that.'],
  ),
  'not-a-member': both(
    ['Не слушатель команды', 'На {on} в команде не состояли: {persons}. Уберите их из списка или исправьте состав.'],
    ['Not a member', 'Not members of the team on {on}: {persons}. Take them off the list, or correct the composition.'],
  ),
  'stage-not-open': both(
    ['Этап ещё не открыт', 'Этап {stage} откроется, когда будут пройдены: {missing}.'],
    ['Stage not open', 'Stage {stage} opens when these are passed: {missing}.'],
  ),
  'stage-already-passed': both(
    ['Этап уже пройден', 'Этап {stage} пройден; по нему ничего больше не нужно.'],
    ['Stage already passed', 'Stage {stage} is passed; nothing more is needed on it.'],
  ),
  'stage-of-other-kind': both(
    ['Не тот вид', 'Здесь ожидается другой вид этапа или занятия, а это — {kind}. Выберите подходящее действие.'],
    [
      'Of another kind',
      'Another kind of stage or session is needed here; this one is {kind}. Choose the action that fits it.',
    ],
  ),
  'item-open': both(
    ['Вопрос не закрыт', 'Вопрос {item} ещё не закрыт. Закройте его на заседании, затем записывайте решение.'],
    ['Item still open', 'Item {item} is not closed yet. Close it at the sitting, then record the decision.'],
  ),
  'item-closed': both(
    ['Вопрос закрыт', 'Вопрос {item} закрыт или снят, изменить его нельзя. Внесите команду в новый вопрос.'],
    ['Item closed', 'Item {item} is closed or withdrawn and cannot change. Put the team on a new item.'],
  ),
  'item-not-on-agenda': both(
    [
      'Вопрос не об этом',
      'Вопрос {item} не относится к этой команде, этапу {stage} и кругу {round}. Укажите верный вопрос.',
    ],
    ['Not on the agenda', 'Item {item} is not about this team, stage {stage} and round {round}. Name the right item.'],
  ),
  'quorum-not-met': both(
    [
      'Нет кворума',
      'Присутствуют {present} из {of}, порог — {numerator}/{denominator}. Дождитесь членов комиссии или перенесите вопрос.',
    ],
    [
      'No quorum',
      '{present} of {of} are present, the threshold is {numerator}/{denominator}. Wait for more, or move the item.',
    ],
  ),
  'conflict-of-interest': both(
    ['Конфликт интересов', '{person} в конфликте интересов или отведён по вопросу {item} и не голосует по нему.'],
    ['Conflict of interest', '{person} is in conflict or recused on item {item} and does not vote on it.'],
  ),
  'not-entitled': both(
    ['Нет права голоса', '{person} не может этого сделать здесь ({because}). Проверьте состав комиссии и явку.'],
    ['Not entitled', '{person} cannot do this here ({because}). Check the roster and who is present.'],
  ),
  'scores-missing': both(
    ['Не хватает оценок', 'Нет оценок или воздержания: {persons}{criteria}. Дополните оценочные листы.'],
    ['Scores missing', 'Neither scores nor abstention: {persons}{criteria}. Complete the score sheets.'],
  ),
  'score-out-of-range': both(
    ['Оценка вне шкалы', 'Критерий {criterion}: {score} сотых, а шкала от {min} до {max}.'],
    ['Score out of range', 'Criterion {criterion}: {score} hundredths, the range is {min} to {max}.'],
  ),
  'remarks-open': both(
    [
      'Замечаний слишком много',
      'Замечаний {remarks}, для готовности допустимо {maxOpenRemarks}. Отправьте команду на доработку.',
    ],
    [
      'Too many remarks',
      '{remarks} remarks; to be ready at most {maxOpenRemarks} are allowed. Send the team to rework.',
    ],
  ),
  'remarks-within-limit': both(
    [
      'Замечаний достаточно мало',
      'Замечаний {remarks}, допустимо {maxOpenRemarks}: команда готова, доработка не нужна.',
    ],
    [
      'Remarks within the limit',
      '{remarks} remarks, {maxOpenRemarks} are allowed: the team is ready, no rework is needed.',
    ],
  ),
  'remark-not-open': both(
    ['Замечание в другом состоянии', 'Замечание {remark} сейчас: {state}. Проверьте переписку по нему.'],
    ['Remark not in that state', 'Remark {remark} is {state} now. Look at its thread.'],
  ),
  'remark-not-yours': both(
    ['Чужое замечание', 'Замечание {remark} принимает или возвращает его автор ({author}) либо председатель.'],
    ['Not your remark', 'Remark {remark} is accepted or reopened by its author ({author}) or the chair.'],
  ),
  'rework-overdue': both(
    ['Срок доработки истёк', 'Ответ на замечание {remark} принимался до {until}. Продлите доработку, чтобы ответить.'],
    ['Rework overdue', 'Remark {remark} could be answered until {until}. Extend the rework to answer it.'],
  ),
  'no-rework-running': both(
    ['Доработки нет', 'По этапу {stage} доработка не назначена.'],
    ['No rework running', 'No rework is under way on stage {stage}.'],
  ),
  'rounds-exhausted': both(
    ['Круги исчерпаны', 'По этапу {stage} устав даёт кругов: {rounds}; все использованы.'],
    ['Rounds exhausted', 'The charter gives stage {stage} {rounds} rounds, and all are used.'],
  ),
  'documents-missing': both(
    ['Не хватает документов', 'Для проекта вида {kind} недостаёт: {missing}. Приложите их и подайте заявку снова.'],
    ['Documents missing', 'For a project of kind {kind} these are missing: {missing}. Add them and file again.'],
  ),
  'application-not-filed': both(
    ['Заявка не подана', 'По этапу {stage} нет действующей заявки. Сначала подайте её.'],
    ['No application filed', 'There is no standing application on stage {stage}. File it first.'],
  ),
  'registry-number-taken': both(
    ['Номер занят', 'Номер {number} реестра {registry} принадлежит другой записи. Внесите под другим номером.'],
    ['Number taken', 'Number {number} of registry {registry} belongs to another entry. Enter under another number.'],
  ),
  'protocol-signed': both(
    ['Протокол подписан', 'После подписания протокола заседание не меняется. Откройте новое заседание.'],
    ['Protocol signed', 'After its protocol is signed a sitting does not change. Open a new sitting.'],
  ),
  'items-open': both(
    ['Есть незакрытые вопросы', 'Не закрыты и не сняты: {items}. Закройте или снимите их, затем подписывайте.'],
    ['Items still open', 'Neither closed nor withdrawn: {items}. Close or withdraw them, then sign.'],
  ),
  'charter-unchanged': both(
    ['Устав не изменился', 'Присланный устав совпадает с версией {version}; новая версия не нужна.'],
    ['Charter unchanged', 'The charter sent equals version {version}; no new version is needed.'],
  ),
  'time-in-future': both(
    ['Время ещё не наступило', 'Указано {occurredAt}, а сейчас {now}. Укажите время не позже текущего.'],
    ['Time in the future', '{occurredAt} was given, and it is {now}. Give a time that is not later than now.'],
  ),
  'cohort-closed': both(
    ['Поток закрыт', 'После закрытия потока остаются исправления, апелляции, заявки, реестр и результаты.'],
    [
      'Cohort closed',
      'After its closing a cohort takes corrections, appeals, applications, registry and outcomes only.',
    ],
  ),
  'agreement-needed': both(
    ['Нужно соглашение', 'Команде из нескольких регионов ({regions}) нужно соглашение между ними. Укажите его.'],
    ['Agreement needed', 'A team of several regions ({regions}) needs an agreement between them. Name it.'],
  ),
  'agreement-does-not-cover': both(
    [
      'Соглашение не подходит',
      'Соглашение {agreement} на {on} не действует или не охватывает: {uncovered}. Укажите другое.',
    ],
    [
      'Agreement does not cover',
      'Agreement {agreement} does not hold on {on}, or does not cover: {uncovered}. Name another.',
    ],
  ),
  'team-withdrawn': both(
    ['Команда выбыла', 'Команда {team} выбыла из потока. Возможны только исправления; вернуть её можно исправлением.'],
    ['Team withdrawn', 'Team {team} has withdrawn. Only corrections are possible; a correction can reinstate it.'],
  ),
  'attempts-exhausted': both(
    ['Попытки исчерпаны', 'По тесту {stage} устав даёт попыток: {attempts}; все использованы.'],
    ['Attempts exhausted', 'The charter gives test {stage} {attempts} attempts, and all are used.'],
  ),
  'appeal-open': both(
    ['Апелляция не рассмотрена', 'Апелляция {appeal} по этапу {stage} ещё открыта. Сначала рассмотрите её.'],
    ['Appeal open', 'Appeal {appeal} on stage {stage} is still open. Resolve it first.'],
  ),
  'appeal-window-over': both(
    ['Срок апелляции истёк', 'Апелляция по этапу {stage} принималась до {until}.'],
    ['Appeal window over', 'An appeal on stage {stage} could be lodged until {until}.'],
  ),
  'appeals-exhausted': both(
    ['Апелляций больше нет', 'Устав допускает апелляций: {atMost}.'],
    ['Appeals exhausted', 'The charter allows {atMost} appeals.'],
  ),
  'reservation-expired': both(
    ['Резерв номера истёк', 'Номер {number} был зарезервирован, но запись не состоялась за час. Внесите её заново.'],
    ['Reservation expired', 'Number {number} was reserved, but no entry followed within the hour. Enter it anew.'],
  ),
  'not-in-registry': both(
    ['Записи в реестре нет', 'По этапу {stage} команда в реестр {registry} не внесена.'],
    ['Not in the registry', 'On stage {stage} the team is not entered in registry {registry}.'],
  ),
  'lead-region-cannot-leave': both(
    ['Ведущий регион не может выйти', 'Регион {region} ведёт команду. Сначала передайте ведение другому региону.'],
    ['Lead region cannot leave', 'Region {region} leads the team. Move the lead to another region first.'],
  ),
  'teams-undecided': both(
    ['Есть команды без решения', 'Не завершены: {teams}. Подтвердите закрытие с указанием причины.'],
    ['Teams undecided', 'Not decided yet: {teams}. Confirm the closing with a reason.'],
  ),
  'stage-without-counterpart': both(
    ['Этапу нет соответствия', 'Этап {stage} в новом уставе не найден или занят другим. Укажите соответствие этапов.'],
    ['Stage without counterpart', 'Stage {stage} has no counterpart in the new charter. Map it to one.'],
  ),
  'cohort-full': both(
    ['Мест нет', 'Занято {taken} из {capacity}, листа ожидания устав не предусматривает. Увеличьте число мест.'],
    ['Cohort full', '{taken} of {capacity} seats are taken, and the charter has no waiting list. Raise the capacity.'],
  ),
};
