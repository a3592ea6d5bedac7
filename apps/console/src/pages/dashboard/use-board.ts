// The figures of a view: live, or those of a past day. Each is whole and of one position of the log.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, well } from '../../api/client.js';
import { useLive } from '../../live/use-live.js';
import { type Progress, withChange } from './progress.js';
import { streamOf, type View } from './view.js';

export interface Board {
  readonly progress: Progress | undefined;
  /** Another day was asked for, and is on its way. */
  readonly isComing: boolean;
  readonly error: Error | null;
}

export function useBoard(view: View): Board {
  const live = useLive<Progress>(view.asOf === null ? streamOf(view) : null, withChange);
  const past = useQuery({
    queryKey: ['progress', view.program, view.cohort, view.district, view.asOf],
    queryFn: () => well(api.GET('/api/v1/regions/progress', { params: { query: pastQuery(view) } })),
    enabled: view.asOf !== null,
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (view.asOf === null) return { progress: live.data, isComing: false, error: live.error ?? null };
  return { progress: past.data, isComing: past.isFetching, error: past.error };
}

const pastQuery = ({ program, cohort, district, asOf }: View) => ({
  ...(cohort ? { cohort } : program ? { program } : {}),
  ...(district !== null && { district }),
  ...(asOf !== null && { asOf }),
});
