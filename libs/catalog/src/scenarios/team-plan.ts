// What is to become of a team in a scenario, and who is in it.
import type { MemberCategory, ProjectKind } from '#domain/charter/charter';
import type { Member } from '#domain/cohort/cohort.events';
import { regionsEdition } from '../regions.js';
import { madeUp } from './made-up.js';
import type { People } from './people.js';

/** How far a team goes. Each part is left out by a team that does not come so far. */
export interface Course {
  /** How many of the first sessions most of its members miss. */
  readonly misses?: number;
  readonly preDefense?: 'ready' | 'rework' | 'not-ready';
  /** What it does with the remarks of its rework. */
  readonly rework?: 'accepted' | 'answered' | 'silent';
  readonly defense?: 'strong' | 'weak';
  readonly registry?: 'entered' | 'filed' | 'returned';
}
export interface TeamPlan extends Course {
  readonly team: string;
  readonly name: string;
  /** The first one leads. */
  readonly regions: readonly string[];
  readonly project: { readonly kind: ProjectKind; readonly title: string };
  /** What a team of several regions rests on. */
  readonly agreement?: string;
}
export interface EnrolledPlan extends TeamPlan {
  readonly members: readonly Member[];
}

export const nameOfRegion = (key: string): string => {
  const region = regionsEdition().body.find((each) => each.key === key);
  if (!region) throw new Error(`No region ${key}`);
  return region.nameRu;
};

const SUBJECTS = [
  'Кластер деревообработки',
  'Мебельный кластер',
  'Кластер станкостроения',
  'Кластер приборостроения',
  'Кластер лёгкой промышленности',
  'Кластер сельхозмашин',
  'Кластер строительных материалов',
  'Химический кластер',
];
/** A team that joins brings an enterprise into a cluster that is there already. */
const titleOf = (kind: ProjectKind, subject: string): string =>
  madeUp(kind === 'join' ? `Включение предприятия в действующий кластер. ${subject}` : subject);
const KINDS: readonly ProjectKind[] = ['create', 'join', 'develop', 'create'];

/** Teams of `KEY` or `KEY+KEY` with a made-up project each; the place in the list picks kind and subject. */
export const madeUpTeams = (courses: readonly (readonly [string, Course])[]): TeamPlan[] =>
  courses.map(([keys, course], index) => {
    const regions = keys.split('+');
    const kind = KINDS[index % KINDS.length];
    const project = { kind, title: titleOf(kind, SUBJECTS[index % SUBJECTS.length]) };
    const name = madeUp(`Команда: ${regions.map(nameOfRegion).join(', ')}`);
    return { ...course, team: regions.join('-').toLowerCase(), name, regions, project };
  });

export const POSTS: Readonly<Record<MemberCategory, string>> = {
  authority: 'Сотрудник регионального органа исполнительной власти',
  fund: 'Представитель фонда развития промышленности',
  'managing-company': 'Представитель управляющей компании',
  institute: 'Представитель института развития',
  enterprise: 'Представитель предприятия',
};

/** Registers a team's people: for each region the categories that `seats` gives it. */
export const withMembers = (
  plan: TeamPlan,
  people: People,
  seats: (region: string, place: number) => readonly MemberCategory[],
): EnrolledPlan => ({
  ...plan,
  members: plan.regions.flatMap((region, place) =>
    seats(region, place).map((category) => ({ person: people.register(POSTS[category]), category, region })),
  ),
});
