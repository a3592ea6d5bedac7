// A team's case file, and what is read off it in several places.
import { queryOptions } from '@tanstack/react-query';
import { type Answers, api, well } from './client.js';

export type CaseFile = Answers['CaseFileDto'];
export type CaseMember = Answers['TeamMemberDto'];
export type SheetRow = Answers['SheetRowDto'];
export type RemarkThread = Answers['RemarkThreadDto'];

/** Of the past: as known by `asOf`, as true for the day `trueFor`. */
export interface Then {
  readonly asOf?: string | undefined;
  readonly trueFor?: string | undefined;
}

export const caseFile = (cohort: string, team: string, after?: string, then: Then = {}) =>
  queryOptions({
    queryKey: ['case-file', cohort, team, after ?? '', then],
    queryFn: () =>
      well(
        api.GET('/api/v1/cohorts/{cohort}/teams/{team}', {
          params: { path: { cohort, team }, query: { after, ...then } },
        }),
      ),
  });

/** Who was a member at a moment. */
export const membersAt = ({ members }: Pick<CaseFile, 'members'>, moment: string): readonly CaseMember[] =>
  members.filter(
    ({ from, until }) =>
      Date.parse(from) <= Date.parse(moment) && (until === null || Date.parse(moment) < Date.parse(until)),
  );

export const nameOfPerson = ({ people }: Pick<CaseFile, 'people'>, person: string): string =>
  people[person]?.name ?? person;
