// The sheet that is worked on, with its mapping: it survives a reload, as far as the browser's storage holds it.
import { useEffect, useState } from 'react';
import { guessMapping, type Mapping } from './mapping.js';
import type { Sheet } from './sheet.js';

export interface Work {
  readonly sheet: Sheet;
  readonly mapping: Mapping;
}

export function useKeptSheet(cohort: string) {
  const at = `vekha-import-${cohort}`;
  const [work, setWork] = useState<Work | undefined>(() => kept(at));
  useEffect(() => {
    try {
      if (work) sessionStorage.setItem(at, JSON.stringify(work));
      else sessionStorage.removeItem(at);
    } catch {
      // It is too large to be kept: after a reload the file is to be chosen again.
      sessionStorage.removeItem(at);
    }
  }, [at, work]);
  return {
    work,
    open: (sheet: Sheet) => setWork({ sheet, mapping: guessMapping(sheet.headings) }),
    change: (part: Partial<Work>) => setWork((before) => before && { ...before, ...part }),
    close: () => setWork(undefined),
  };
}

function kept(at: string): Work | undefined {
  try {
    return (JSON.parse(sessionStorage.getItem(at) ?? 'null') as Work | null) ?? undefined;
  } catch {
    return undefined;
  }
}
