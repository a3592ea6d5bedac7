// Whose decisions the log has, and what each of their tokens is for.
import { queryOptions } from '@tanstack/react-query';
import { type Answers, api, well } from '../../../api/client.js';
import { AGAIN_MS } from '../../../api/queries.js';

type Decider = Answers['DeciderDto'];

export const actors = queryOptions({
  queryKey: ['actors'],
  queryFn: async () => {
    const all: Decider[] = [];
    for (let cursor: string | undefined; ; ) {
      const query = { limit: 500, cursor };
      const { items, next } = await well(api.GET('/api/v1/decisions/actors', { params: { query } }));
      all.push(...items);
      if (next === null) return all;
      cursor = next;
    }
  },
  refetchInterval: AGAIN_MS,
});
