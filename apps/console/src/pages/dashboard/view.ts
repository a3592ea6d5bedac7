// What the board shows, kept in the address: a link is a view.
import { useCallback } from 'react';
import { useSearchParams } from 'react-router';
import { type Counting, countings } from './progress.js';

export interface View {
  readonly program: string | null;
  readonly cohort: string | null;
  /** `''`: regions without a district. */
  readonly district: string | null;
  readonly counting: Counting;
  readonly coloring: 'stage' | 'coverage';
  /** The column that coverage is of; null: the last. */
  readonly stage: string | null;
  /** The region that is open. */
  readonly region: string | null;
  /** The figure that is explained: `{key} {metric}`. */
  readonly explain: string | null;
  /** The past day that is shown (ISO date); null: now, live. */
  readonly asOf: string | null;
}

export function viewOf(params: URLSearchParams): View {
  const counting = countings.find((each) => each === params.get('show'));
  return {
    program: params.get('program'),
    cohort: params.get('cohort'),
    district: params.get('district'),
    counting: counting ?? 'involved',
    coloring: params.get('color') === 'coverage' ? 'coverage' : 'stage',
    stage: params.get('stage'),
    region: params.get('region'),
    explain: params.get('explain'),
    asOf: /^\d{4}-\d{2}-\d{2}$/.test(params.get('asOf') ?? '') ? params.get('asOf') : null,
  };
}

const names: Readonly<Partial<Record<keyof View, string>>> = { counting: 'show', coloring: 'color' };
const usual: Readonly<Partial<View>> = { counting: 'involved', coloring: 'stage' };

/** The address with a part of the view changed; what is as usual is left out. */
export function withView(params: URLSearchParams, change: Partial<View>): URLSearchParams {
  const next = new URLSearchParams(params);
  for (const [part, value] of Object.entries(change) as [keyof View, string | null | undefined][]) {
    const name = names[part] ?? part;
    if (value === null || value === undefined || usual[part] === value) next.delete(name);
    else next.set(name, value);
  }
  return next;
}

export function useView() {
  const [params, setParams] = useSearchParams();
  const change = useCallback(
    (part: Partial<View>) => setParams((now) => withView(now, part), { replace: true }),
    [setParams],
  );
  return [viewOf(params), change] as const;
}

/** The live stream of a view's figures. */
export function streamOf({ program, cohort, district }: Pick<View, 'program' | 'cohort' | 'district'>): string {
  const query = new URLSearchParams();
  if (cohort) query.set('cohort', cohort);
  else if (program) query.set('program', program);
  if (district !== null) query.set('district', district);
  return `/api/v1/regions/progress/stream?${query}`;
}
