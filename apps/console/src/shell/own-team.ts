// Of whoever signed in for one team: its case file is all of the console that they see.
import { type LoaderFunctionArgs, redirect } from 'react-router';
import type { Answers } from '../api/client.js';
import { me } from '../api/queries.js';
import { queryClient } from '../api/query-client.js';

/** The address of its case file; undefined for everybody else. */
export function ownFile({ role, scope }: Pick<Answers['MeDto'], 'role' | 'scope'>): string | undefined {
  if (role !== 'team' || !scope.team) return undefined;
  const [cohort = '', team = ''] = scope.team.split('.');
  return `/operator/cohorts/${cohort}/teams/${team}`;
}

/** Of the first page. Whoever is not signed in is led to the sign-in by the frame. */
export async function toOwnFile(_: LoaderFunctionArgs) {
  const who = await queryClient.ensureQueryData(me).catch(() => undefined);
  const own = who && ownFile(who);
  return own ? redirect(own) : null;
}
