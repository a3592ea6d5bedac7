// What the log is asked for. It lives in the address, so that a link is a view.
import { useSearchParams } from 'react-router';

const names = ['cohort', 'team', 'stream', 'revision', 'command', 'actor', 'from', 'to', 'outcome'] as const;
export type FilterName = (typeof names)[number];
/** `from` and `to` are days, `to` included; `outcome` is `taken` or `refused`. */
export type Filter = Readonly<Partial<Record<FilterName, string>>>;

export function useFilter(): [Filter, (change: Partial<Record<FilterName, string | null>>) => void] {
  const [params, setParams] = useSearchParams();
  const filter = Object.fromEntries(names.flatMap((name) => (params.get(name) ? [[name, params.get(name)]] : [])));
  const change = (changed: Partial<Record<FilterName, string | null>>) =>
    setParams((before) => {
      const next = new URLSearchParams(before);
      for (const [name, value] of Object.entries(changed))
        if (value) next.set(name, value);
        else next.delete(name);
      return next;
    });
  return [filter, change];
}

export const isEmpty = (filter: Filter): boolean => Object.keys(filter).length === 0;

/** The days as times of this browser's zone. */
export function queryOf({ cohort, team, stream, revision, command, actor, from, to, outcome }: Filter) {
  const refused = outcome === undefined ? undefined : outcome === 'refused';
  return {
    ...{ cohort, stream, revision, command, actor, refused },
    // A team's id says something only together with its cohort.
    team: cohort === undefined ? undefined : team,
    from: from && startOf(from, 0),
    to: to && startOf(to, 1),
  };
}

function startOf(day: string, later: number): string {
  const [year, month, date] = day.split('-').map(Number);
  return new Date(year ?? 0, (month ?? 1) - 1, (date ?? 1) + later).toISOString();
}
