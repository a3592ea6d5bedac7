// A program with every version of its charter, newest first.
import { queryOptions } from '@tanstack/react-query';
import type { Charter } from '#contract/charter';
import { api, well } from '../../api/client.js';

export interface CharterVersion {
  readonly version: number;
  readonly charteredAt: string;
  readonly charter: Charter;
}
export interface ProgramVersions {
  readonly program: string;
  readonly charters: readonly CharterVersion[];
}

/** The document does not describe this answer yet. */
export const programVersions = (program: string) =>
  queryOptions({
    queryKey: ['program', program],
    queryFn: async () =>
      (await well(
        api.GET('/api/v1/programs/{program}', { params: { path: { program } } }),
      )) as unknown as ProgramVersions,
  });
