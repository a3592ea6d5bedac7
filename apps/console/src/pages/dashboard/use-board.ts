// The figures of a view: live, or those of a past day. Each is whole and of one position of the log.
import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
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
    ...progressOn(view),
    enabled: view.asOf !== null,
    placeholderData: keepPreviousData,
  });
  if (view.asOf === null) return { progress: live.data, isComing: false, error: live.error ?? null };
  return { progress: past.data, isComing: past.isFetching, error: past.error };
}

type Filtered = Pick<View, 'program' | 'cohort' | 'district' | 'asOf'>;

/** The figures as a past day left them; they never change. */
export const progressOn = (view: Filtered) =>
  queryOptions({
    queryKey: ['progress', view.program, view.cohort, view.district, view.asOf],
    queryFn: () => well(api.GET('/api/v1/regions/progress', { params: { query: pastQuery(view) } })),
    staleTime: Number.POSITIVE_INFINITY,
  });

const pastQuery = ({ program, cohort, district, asOf }: Filtered) => ({
  ...(cohort ? { cohort } : program ? { program } : {}),
  ...(district !== null && { district }),
  ...(asOf !== null && { asOf }),
});
