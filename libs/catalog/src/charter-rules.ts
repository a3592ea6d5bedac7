// What a schema cannot say of a charter: whether its parts fit each other, the region table and the calendar.
import type { Charter, Criterion, DefenseStage, Share, Stage } from '#domain/charter/charter';
import { calendarEdition } from './calendar.js';
import { type CharterError, wrong } from './charter-error.js';
import { requirementErrors } from './charter-requires.js';
import { regionsEdition } from './regions.js';

type Identified = { readonly id: string };
type At<T> = T & { readonly path: string };

/** Those of a list whose id an earlier one has. */
function twice(items: readonly At<Identified>[]): CharterError[] {
  const seen = new Set<string>();
  return items.flatMap(({ id, path }) => {
    if (!seen.has(id)) {
      seen.add(id);
      return [];
    }
    return [wrong(`${path}/id`, `код «${id}» уже занят`, `the id ${id} is already taken`)];
  });
}

const placed = <T extends Identified>(items: readonly T[], path: string): At<Identified>[] =>
  items.map(({ id }, index) => ({ id, path: `${path}/${index}` }));

function ids({ stages }: Charter): CharterError[] {
  const sessions = stages.flatMap((stage, index) =>
    stage.kind === 'sessions' ? placed(stage.sessions, `/stages/${index}/sessions`) : [],
  );
  return [...twice(placed(stages, '/stages')), ...twice(sessions)];
}

function share({ numerator, denominator }: Share, path: string, strict = false): CharterError[] {
  if (numerator > denominator) return [wrong(`${path}/numerator`, 'доля больше единицы', 'the share is above one')];
  if (strict && numerator === denominator)
    return [wrong(`${path}/numerator`, 'больше всех не бывает', 'there cannot be more than all')];
  return [];
}

const range = ({ min, max }: Criterion, path: string): CharterError[] =>
  min < max ? [] : [wrong(`${path}/max`, 'должно быть больше min', 'this must be above min')];

function score({ criteria, passScore, verdict }: DefenseStage, path: string): CharterError[] {
  if (verdict === 'none') return [];
  if (!criteria.length) return [wrong(`${path}/criteria`, 'нужен хотя бы один критерий', 'one criterion at least')];
  const weighted = (bound: 'min' | 'max') => criteria.reduce((sum, each) => sum + each.weight * each[bound], 0);
  const asked = passScore * criteria.reduce((sum, { weight }) => sum + weight, 0);
  if (asked >= weighted('min') && asked <= weighted('max')) return [];
  return [wrong(`${path}/passScore`, 'балл вне шкалы критериев', "the score lies outside the criteria's range")];
}

function stageErrors(stage: Stage, path: string): CharterError[] {
  switch (stage.kind) {
    case 'sessions':
      return [
        ...share(stage.memberShare, `${path}/memberShare`),
        ...(stage.attendAtLeast > stage.sessions.length
          ? [wrong(`${path}/attendAtLeast`, 'больше, чем занятий', 'this is more than there are sessions')]
          : []),
      ];
    case 'test':
      return [
        ...share(stage.memberShare, `${path}/memberShare`),
        ...(stage.passScore > stage.maxScore
          ? [wrong(`${path}/passScore`, 'больше наибольшего балла', 'this is above maxScore')]
          : []),
      ];
    case 'pre-defense':
      return share(stage.quorum.share, `${path}/quorum/share`, stage.quorum.strict);
    case 'defense':
      return [
        ...share(stage.quorum.share, `${path}/quorum/share`, stage.quorum.strict),
        ...twice(placed(stage.criteria, `${path}/criteria`)),
        ...stage.criteria.flatMap((criterion, index) => range(criterion, `${path}/criteria/${index}`)),
        ...score(stage, path),
      ];
    case 'registry':
      return Object.entries(stage.documents).flatMap(([kind, documents]) =>
        twice(placed(documents, `${path}/documents/${kind}`)),
      );
  }
}

function unknownNames(names: readonly string[] = [], known: ReadonlySet<string | null>, path: string): CharterError[] {
  return names.flatMap((name, index) =>
    known.has(name) ? [] : [wrong(`${path}/${index}`, `«${name}» нет в таблице регионов`, `no ${name} in the regions`)],
  );
}

function admissionErrors({ admission }: Charter): CharterError[] {
  const { eligible, composition } = admission;
  const table = regionsEdition().body;
  const [keys, districts] = [new Set(table.map(({ key }) => key)), new Set(table.map(({ district }) => district))];
  const categories = composition.map(({ category }, index) => ({
    id: category,
    path: `/admission/composition/${index}`,
  }));
  return [
    ...unknownNames(eligible.districts, districts, '/admission/eligible/districts'),
    ...unknownNames(eligible.regions, keys, '/admission/eligible/regions'),
    ...unknownNames(eligible.except, keys, '/admission/eligible/except'),
    ...twice(categories).map((error) => ({ ...error, path: error.path.replace(/id$/, 'category') })),
  ];
}

/** An agreement is asked of inter-regional teams only, and only a verdict can be appealed. */
function idleErrors({ admission, appeals, stages }: Charter): CharterError[] {
  const { agreementNeeded, interRegional } = admission;
  const hasVerdict = stages.some((stage) => stage.kind === 'defense' && stage.verdict === 'pass-fail');
  const [ru, en] = ['межрегиональные команды не допускаются', 'inter-regional teams are not admitted'];
  return [
    ...(agreementNeeded && !interRegional ? [wrong('/admission/agreementNeeded', ru, en)] : []),
    ...(appeals && !hasVerdict
      ? [wrong('/appeals', 'нет защиты с вердиктом, который можно обжаловать', 'no defense has a verdict to appeal')]
      : []),
  ];
}

function zoneErrors({ timeZone }: Charter): CharterError[] {
  if (calendarEdition().body.zones.some((zone) => zone.timeZone === timeZone)) return [];
  const ru = `часового пояса «${timeZone}» нет в календаре; нужно имя вроде Europe/Moscow`;
  return [wrong('/timeZone', ru, `the calendar has no zone ${timeZone}; it takes a name like Europe/Moscow`)];
}

/** Everything that does not fit; the charter must be of the schema's shape already. */
export const ruleErrors = (charter: Charter): CharterError[] => [
  ...zoneErrors(charter),
  ...admissionErrors(charter),
  ...idleErrors(charter),
  ...twice(placed(charter.outcomes ?? [], '/outcomes')),
  ...ids(charter),
  ...requirementErrors(charter),
  ...charter.stages.flatMap((stage, index) => stageErrors(stage, `/stages/${index}`)),
];
