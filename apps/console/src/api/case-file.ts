// A team's case file, as far as the pages use it. The document does not describe this answer yet: these are its shapes.
import { queryOptions } from '@tanstack/react-query';
import type { Text } from '../texts/titles.js';
import type { Answers } from './client.js';
import { api, well } from './client.js';

export interface CaseMember {
  readonly person: string;
  readonly category: string;
  readonly region: string;
  readonly organization?: string;
  readonly from: string;
  readonly until: string | null;
}
export interface SheetRow {
  readonly session: string;
  readonly stage: string;
  readonly title: Text | null;
  readonly recorded: {
    readonly heldAt: string;
    readonly present: readonly string[];
    readonly remote: readonly string[];
    readonly excused: readonly string[];
    readonly absent: readonly string[];
    readonly counts: boolean;
  } | null;
}
export interface RemarkThread {
  readonly stage: string;
  readonly round: number;
  readonly remark: string;
  readonly author: string;
  readonly text: string;
  readonly at: string;
  readonly status: 'open' | 'answered' | 'accepted' | 'reopened';
  readonly replies: readonly {
    readonly said: 'answered' | 'accepted' | 'reopened';
    readonly text?: string;
    readonly by?: string;
    readonly at: string;
  }[];
}
export interface CaseFile {
  readonly position: string;
  readonly cohort: string;
  readonly team: string;
  readonly name: string;
  readonly seat: { readonly status: string; readonly since: string; readonly until: string | null };
  readonly enrolledAt: string;
  readonly leadRegion: string;
  readonly regions: readonly {
    readonly region: string;
    readonly isGuest: boolean;
    readonly since: string;
    readonly until: string | null;
  }[];
  readonly members: readonly CaseMember[];
  readonly agreement: string | null;
  readonly project: { readonly kind: string; readonly title: string };
  readonly stages: readonly Answers['StageStatusDto'][];
  readonly attendance: readonly SheetRow[];
  readonly tests: readonly {
    readonly stage: string;
    readonly attempt: number;
    /** In hundredths; null where members are scored. */
    readonly score: number | null;
    readonly scores: Readonly<Record<string, number>>;
    readonly at: string;
  }[];
  readonly remarks: readonly RemarkThread[];
  readonly preDefenses: readonly {
    readonly stage: string;
    readonly round: number;
    readonly sitting: string;
    readonly item: string;
    readonly verdict: 'ready' | 'rework' | 'not-ready';
    readonly at: string;
  }[];
  readonly defenses: readonly {
    readonly stage: string;
    readonly round: number;
    readonly sitting: string;
    readonly item: string;
    readonly verdict: 'passed' | 'failed' | 'held';
    readonly annulled: object | null;
    readonly total: { readonly shown: number } | null;
    readonly sheets: readonly { readonly person: string; readonly scores: Readonly<Record<string, number>> }[];
    readonly at: string;
  }[];
  readonly applications: readonly {
    readonly stage: string;
    readonly documents: readonly { readonly document: string; readonly reference: string }[];
    readonly at: string;
    readonly returned: { readonly reason: string; readonly at: string } | null;
  }[];
  readonly appeals: readonly { readonly stage: string; readonly appeal: string; readonly resolved: object | null }[];
  readonly registry: readonly {
    readonly number: string;
    readonly order: string;
    readonly at: string;
    readonly validUntil: string | null;
    readonly removed: object | null;
  }[];
  readonly outcomes: readonly {
    readonly outcome: string;
    readonly description: string;
    readonly document: string;
    readonly at: string;
  }[];
  /** Names, for those who may see them. */
  readonly people: Readonly<Record<string, { readonly name?: string }>>;
}

export const caseFile = (cohort: string, team: string, after?: string) =>
  queryOptions({
    queryKey: ['case-file', cohort, team, after ?? ''],
    queryFn: async () =>
      (await well(
        api.GET('/api/v1/cohorts/{cohort}/teams/{team}', { params: { path: { cohort, team }, query: { after } } }),
      )) as unknown as CaseFile,
  });

/** Who was a member at a moment. */
export const membersAt = ({ members }: CaseFile, moment: string): readonly CaseMember[] =>
  members.filter(
    ({ from, until }) =>
      Date.parse(from) <= Date.parse(moment) && (until === null || Date.parse(moment) < Date.parse(until)),
  );

export const nameOfPerson = ({ people }: CaseFile, person: string): string => people[person]?.name ?? person;
