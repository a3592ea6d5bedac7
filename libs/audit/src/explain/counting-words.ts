// The rule of counting behind a contribution, in words.
import type { Text } from '#domain/charter/charter';
import type { FigureKey } from '#projections/region-progress/contributions.query';

type Words = Readonly<Record<string, readonly [ru: string, en: string]>>;

const because: Words = {
  TeamEnrolled: ['команда зачислена', 'the team was enrolled'],
  TeamWithdrawn: ['команда выбыла: не считается с этой даты', 'the team withdrew: it stops counting from that date'],
  TeamReinstated: [
    'команда восстановлена, как если бы не выбывала',
    'the team was reinstated, as if it had never withdrawn',
  ],
  EnrollmentCorrected: [
    'состав исправлен, как если бы всегда был таким',
    'the composition was corrected, as if it had always been so',
  ],
  RegionJoined: ['регион вошёл в команду', 'the region joined the team'],
  RegionLeft: [
    'регион вышел из команды: не считается с этой даты',
    'the region left the team: it stops counting from that date',
  ],
  LeadRegionMoved: ['команду ведёт другой регион', 'another region leads the team'],
  StagePassed: [
    'этап пройден: команда достигла его и всего, что он требует',
    'a stage was passed: the team reached it and whatever it requires',
  ],
  StageReopened: ['прохождение отменено, как если бы его не было', 'the passing was undone, as if it had never been'],
  StagesCarriedOver: ['этапы идут под нынешними именами', 'stages go on under their ids of today'],
  CohortMigrated: ['поток перешёл на другую версию устава', 'the cohort went over to another version of the charter'],
  TargetRegionsAmended: [
    'изменён список целевых регионов: с этой даты регион считается иначе',
    'the target regions were amended: from that date the region counts otherwise',
  ],
};

const metrics: Words = {
  involved: ['команда с целевым регионом отсюда', 'a team that has a target region here'],
  led: ['команда, которую ведёт целевой регион отсюда', 'a team led by a target region here'],
  guests: [
    'команда с регионом-гостем отсюда; в охват не входит',
    'a team that has a guest region here; not in the coverage',
  ],
  guestLed: ['команда, которую ведёт регион-гость отсюда', 'a team led by a guest region here'],
};

const levels: Words = {
  region: ['считается в каждом своём регионе', 'it counts in each of its regions'],
  district: ['считается в округе один раз', 'it counts once in a district'],
  federation: ['считается один раз', 'it counts once'],
};

/** Why an event added to a figure or took away from it. */
export function ruleOfCounting(event: string | null, { level, metric }: FigureKey): Text {
  const parts = [because[event ?? ''], metrics[metric], levels[level]].filter((each) => each !== undefined);
  return { ru: parts.map(([ru]) => ru).join('; '), en: parts.map(([, en]) => en).join('; ') };
}
