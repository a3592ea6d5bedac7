// The dry run of a sheet, and its import a part at a time.
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useRef, useState } from 'react';
import { regions } from '../../../api/queries.js';
import { nothing, type Outcome, PART, send, together } from './send.js';
import type { Work } from './use-kept-sheet.js';
import { csvOf, dictionaryOf } from './values.js';

export interface Checked extends Outcome {
  /** What was checked: anything else has not been. */
  readonly work: Work;
}
export interface Progress extends Outcome {
  readonly done: number;
  readonly of: number;
  readonly isOver: boolean;
}

export function useImport(cohort: string, work: Work | undefined) {
  const table = useQuery(regions).data?.items;
  const words = useMemo(() => table && dictionaryOf(table), [table]);
  const queries = useQueryClient();
  const [checked, setChecked] = useState<Checked>();
  const [progress, setProgress] = useState<Progress>();
  const isSending = useRef(false);

  const check = useMutation({
    mutationFn: async (what: Work): Promise<Checked> => {
      const all = what.sheet.rows.map((_, index) => index);
      const csv = csvOf(what.sheet, what.mapping, words ?? dictionaryOf([]), all);
      return { ...(csv.rows.length > 0 ? await send(cohort, csv, true) : nothing), work: what };
    },
    onSuccess: setChecked,
  });
  const run = useMutation({
    mutationFn: async ({ what, those }: { what: Work; those: readonly number[] }) => {
      let all: Progress = { ...nothing, done: 0, of: those.length, isOver: false };
      setProgress(all);
      for (let from = 0; from < those.length; from += PART) {
        const part = those.slice(from, from + PART);
        const came = await send(cohort, csvOf(what.sheet, what.mapping, words ?? dictionaryOf([]), part), false);
        all = { ...all, ...together(all, came), done: from + part.length };
        setProgress(all);
      }
      setProgress({ ...all, isOver: true });
    },
    onSettled: async () => {
      isSending.current = false;
      await queries.invalidateQueries();
    },
  });
  return {
    isReady: words !== undefined,
    /** Of this very sheet. */
    checked: checked && work && checked.work === work ? checked : undefined,
    /** Of this one or as it was before it was changed. */
    lastChecked: work && checked,
    check,
    run,
    progress,
    /** Two clicks in a row are one import. */
    begin: (what: Work, those: readonly number[]) => {
      if (isSending.current) return;
      isSending.current = true;
      run.mutate({ what, those });
    },
    forget: () => {
      setChecked(undefined);
      setProgress(undefined);
      check.reset();
      run.reset();
    },
  };
}
export type Importing = ReturnType<typeof useImport>;
