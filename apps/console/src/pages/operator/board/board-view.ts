// How the board is looked at: which teams, in which order. Kept in the address: a link is a view.
import { useCallback, useMemo, useRef } from 'react';
import { useSearchParams } from 'react-router';
import type { Board, Row } from './board.js';

export const sortings = ['name', 'progress', 'deadline', 'moved'] as const;
export type Sorting = (typeof sortings)[number];
export const selections = ['all', 'changed', 'at-risk', 'due', 'waiting', 'withdrawn'] as const;
export type Selection = (typeof selections)[number];

export interface BoardView {
  readonly sorting: Sorting;
  readonly isReversed: boolean;
  readonly selection: Selection;
  readonly search: string;
}

const among = <T extends string>(all: readonly T[], value: string | null): T =>
  all.find((each) => each === value) ?? (all[0] as T);

const viewOf = (params: URLSearchParams): BoardView => ({
  sorting: among(sortings, params.get('sort')),
  isReversed: params.get('order') === 'reversed',
  selection: among(selections, params.get('show')),
  search: params.get('q') ?? '',
});

function withView(now: URLSearchParams, part: Partial<BoardView>): URLSearchParams {
  const next = { ...viewOf(now), ...part };
  const given = new URLSearchParams(now);
  const put = (name: string, value: string) => (value ? given.set(name, value) : given.delete(name));
  put('sort', next.sorting === sortings[0] ? '' : next.sorting);
  put('order', next.isReversed ? 'reversed' : '');
  put('show', next.selection === selections[0] ? '' : next.selection);
  put('q', next.search);
  return given;
}

/** `change` is the same function at each rendering. */
export function useBoardView() {
  const [params, setParams] = useSearchParams();
  const set = useRef(setParams);
  set.current = setParams;
  const view = useMemo(() => viewOf(params), [params]);
  const change = useCallback(
    (part: Partial<BoardView>) => set.current((now) => withView(now, part), { replace: true }),
    [],
  );
  return [view, change] as const;
}

const passed = (row: Row): number => row.stages.filter(({ status }) => status === 'passed').length;
const byName = new Intl.Collator('ru');
const order: Readonly<Record<Sorting, (a: Row, b: Row) => number>> = {
  name: (a, b) => byName.compare(a.name, b.name),
  progress: (a, b) => passed(b) - passed(a),
  deadline: (a, b) => (a.nextDeadline?.until ?? '9').localeCompare(b.nextDeadline?.until ?? '9'),
  moved: (a, b) => b.movedAt.localeCompare(a.movedAt),
};

type IsNews = (row: Row) => boolean;

const chosen: Readonly<Record<Selection, (board: Board, isNews: IsNews) => readonly Row[]>> = {
  all: ({ teams, waiting }) => [...teams, ...waiting],
  changed: ({ teams, waiting, withdrawn }, isNews) => [...teams, ...waiting, ...withdrawn].filter(isNews),
  'at-risk': ({ teams }) => teams.filter(({ risks }) => risks.length > 0),
  due: ({ teams, waiting }) => [...teams, ...waiting].filter(({ nextDeadline }) => nextDeadline !== null),
  waiting: ({ waiting }) => waiting,
  withdrawn: ({ withdrawn }) => withdrawn,
};

export const countOf = (board: Board, selection: Selection, isNews: IsNews): number =>
  chosen[selection](board, isNews).length;

export function sortedRows(board: Board, view: Omit<BoardView, 'search'>, isNews: IsNews): readonly Row[] {
  const sorted = [...chosen[view.selection](board, isNews)].sort(
    (a, b) => order[view.sorting](a, b) || byName.compare(a.name, b.name),
  );
  return view.isReversed ? sorted.reverse() : sorted;
}

/** What a team is found by, its regions by their names; put together once a row. */
export function wordsBy(regionName: (region: string) => string): (row: Row) => string {
  const known = new WeakMap<Row, string>();
  return (row) => {
    const words = known.get(row) ?? [row.name, row.team, ...row.regions.map(regionName)].join('\n').toLocaleLowerCase();
    known.set(row, words);
    return words;
  };
}

export function foundIn(rows: readonly Row[], search: string, wordsOf: (row: Row) => string): readonly Row[] {
  const wanted = search.trim().toLocaleLowerCase();
  return wanted ? rows.filter((row) => wordsOf(row).includes(wanted)) : rows;
}
