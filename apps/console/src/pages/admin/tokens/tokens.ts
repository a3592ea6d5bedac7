// What administrators ask of tokens, and what stands of one now.
import { infiniteQueryOptions } from '@tanstack/react-query';
import { type Answers, api, well } from '../../../api/client.js';

export type Token = Answers['TokenDto'];
export type Standing = 'in-force' | 'expired' | 'revoked';

const AGAIN_MS = 10_000;

/** `after`: the place of the last change that was made here, so that it is seen at once. */
export const allTokens = (after: string | undefined) =>
  infiniteQueryOptions({
    queryKey: ['tokens', after ?? ''],
    queryFn: ({ pageParam }) =>
      well(api.GET('/api/v1/admin/tokens', { params: { query: { limit: 200, cursor: pageParam, after } } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: (before) => before,
    refetchInterval: AGAIN_MS,
  });

export const standingOf = ({ revoked, expires }: Token, now = Date.now()): Standing =>
  revoked ? 'revoked' : expires !== null && Date.parse(expires) <= now ? 'expired' : 'in-force';

/** The latest heard of first; those that were never heard of by when they were issued. */
export const byLastUse = (a: Token, b: Token): number =>
  (b.lastDecisionAt ?? b.issuedAt).localeCompare(a.lastDecisionAt ?? a.issuedAt);
