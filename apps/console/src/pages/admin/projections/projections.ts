// Projections as the API tells of them, and what of them needs an administrator. Pure, but for the question.
import { queryOptions } from '@tanstack/react-query';
import { type Answers, api, well } from '../../../api/client.js';

export type Projection = Answers['ProjectionDto'];
export type Build = Answers['BuildDto'];
export type ParkedKey = Answers['ParkedKeyDto'];

const AGAIN_MS = 3_000;
const WHILE_BUILDING_MS = 700;

export const isUnderWay = (build: Build | null): boolean => build !== null && build.endedAt === null;

/** Asked again while the page is seen, more often while something is built. */
export const allProjections = queryOptions({
  queryKey: ['projections'],
  queryFn: () => well(api.GET('/api/v1/admin/projections')),
  refetchInterval: ({ state: { data } }) =>
    data?.items.some(({ build }) => isUnderWay(build)) ? WHILE_BUILDING_MS : AGAIN_MS,
});

/** One event that stands in the way, in however many projections it does. */
export interface Obstacle {
  readonly key: ParkedKey;
  readonly projections: readonly string[];
}

export function obstaclesIn(items: readonly Projection[]): readonly Obstacle[] {
  const found = new Map<string, Obstacle>();
  for (const { projection, parked } of items)
    for (const key of parked) {
      const id = `${key.key} ${key.position}`;
      found.set(id, { key, projections: [...(found.get(id)?.projections ?? []), projection] });
    }
  return [...found.values()];
}

/** Where it stands in the log, as one number that grows: the token itself says nothing to people. */
export function placeOf(position: string | null): number | undefined {
  const commit = /-([0-9a-f]{16})-[0-9a-f]{16}$/.exec(position ?? '')?.[1];
  return commit === undefined ? undefined : Number.parseInt(commit, 16);
}

/** Known reasons have words of their own; any other is what the projection stumbled over. */
export const reasonKey = ({ reason }: Pick<ParkedKey, 'reason'>): string =>
  /is unknown$/.test(reason)
    ? 'unknown-type'
    : /parse|not JSON/.test(reason)
      ? 'unreadable'
      : /no receipt/.test(reason)
        ? 'no-receipt'
        : 'breaks';

export type Standing = 'level' | 'behind' | 'parked' | 'building' | 'unknown';

/** What carries out consequences has none, so there is nothing to be built. */
export const hasRows = ({ projection }: Projection): boolean => projection !== 'reactions';

export function standingOf({ lag, parked, build }: Projection): Standing {
  if (isUnderWay(build)) return 'building';
  if (parked.length > 0) return 'parked';
  if (!lag) return 'unknown';
  return lag.events > 0 ? 'behind' : 'level';
}
