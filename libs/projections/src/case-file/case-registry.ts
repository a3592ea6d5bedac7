// Applications, entries and what came of it all. A pure fold; every function is one fact.
import type { DataOf } from '../runner/heard.js';
import type { CaseFile, RegistryRecord } from './case-file.js';
import { withLast } from './case-progress.js';

export const filed = (file: CaseFile, { occurredAt: at, ...record }: DataOf<'ApplicationFiled'>): CaseFile => ({
  ...file,
  applications: [...file.applications, { ...record, at, returned: null }],
});

export const returned = (file: CaseFile, { stage, reason, occurredAt }: DataOf<'ApplicationReturned'>): CaseFile => ({
  ...file,
  applications: withLast(
    file.applications,
    (each) => each.stage === stage,
    (last) => ({ ...last, returned: { reason, at: occurredAt } }),
    'application that could be returned',
  ),
});

export const entered = (file: CaseFile, { occurredAt: at, ...record }: DataOf<'RegistryEntered'>): CaseFile => ({
  ...file,
  registry: [...file.registry, { ...record, at, corrections: [], removed: null }],
});

const withEntry = (file: CaseFile, stage: string, next: (entry: RegistryRecord) => RegistryRecord): CaseFile => ({
  ...file,
  registry: withLast(file.registry, (each) => each.stage === stage, next, `entry for ${stage}`),
});

export function entryCorrected(file: CaseFile, data: DataOf<'RegistryEntryCorrected'>): CaseFile {
  const { stage, number, order, validUntil, reason, document, occurredAt: at } = data;
  return withEntry(file, stage, ({ corrections, ...was }) => {
    const before = { number: was.number, order: was.order, validUntil: was.validUntil };
    return { ...was, number, order, validUntil, corrections: [...corrections, { reason, document, at, before }] };
  });
}

export const entryRemoved = (file: CaseFile, data: DataOf<'RegistryEntryRemoved'>): CaseFile => {
  const { stage, reason, document, occurredAt: at } = data;
  return withEntry(file, stage, (entry) => ({ ...entry, removed: { reason, document, at } }));
};

export const achieved = (file: CaseFile, { occurredAt: at, ...record }: DataOf<'OutcomeRecorded'>): CaseFile => ({
  ...file,
  outcomes: [...file.outcomes, { ...record, at }],
});
