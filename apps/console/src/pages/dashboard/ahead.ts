// What the dashboard will ask is asked while it is still being built up: its first paint waits for none of it in turn.
import type { LoaderFunctionArgs, ShouldRevalidateFunctionArgs } from 'react-router';
import { queryClient } from '../../api/query-client.js';
import { cohorts, programs, regions } from '../../api/queries.js';
import { followSoon } from '../../live/event-stream.js';
import { streamOf, viewOf } from './view.js';

/** Nobody waits for it: without a session it comes to nothing, and the sign-in is next. */
export function askAhead({ request }: LoaderFunctionArgs): null {
  const view = viewOf(new URL(request.url).searchParams);
  if (view.asOf === null) followSoon(streamOf(view));
  void queryClient.prefetchQuery(regions);
  void queryClient.prefetchQuery(programs);
  void queryClient.prefetchQuery(cohorts(view.program ?? undefined));
  return null;
}

/** Another view of the page that is there asks for itself. */
export const onArrival = ({ currentUrl, nextUrl }: ShouldRevalidateFunctionArgs): boolean =>
  currentUrl.pathname !== nextUrl.pathname;
