// The commands that the CRUD twin knows as well: thirteen in fourteen of the demo's.
import type { Command } from './play.js';

/** Under /api/v1; `:` is an id. */
const ROUTES = new Set([
  'people',
  'cohorts/:/sessions',
  'cohorts/:/teams',
  'cohorts/:/teams/:/attendance',
  'cohorts/:/teams/:/tests',
  'cohorts/:/teams/:/pre-defense',
  'cohorts/:/teams/:/remarks/:/answer',
  'cohorts/:/teams/:/defense',
  'sittings',
  'sittings/:/arrivals',
  'sittings/:/scores',
  'sittings/:/items/:/close',
]);

/** `/api/v1/cohorts/spring/teams` → `cohorts/:/teams`. */
export const routeOf = ({ path }: Pick<Command, 'path'>): string =>
  path
    .split('/')
    .slice(3)
    .map((part, at) => (at % 2 ? ':' : part))
    .join('/');

export const isKnown = (command: Command): boolean => ROUTES.has(routeOf(command));
