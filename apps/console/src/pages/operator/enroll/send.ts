// An enrollment as commands: its people are registered, then the team is enrolled. All of it under keys of the one form.
import { command, type Decided } from '../../../api/command.js';
import type { Answers } from '../../../api/client.js';
import type { Draft } from './enrollment.js';

/** The same from the same key: what was sent before an answer was lost is sent again as it was. */
async function derived(key: string, part: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`${key} ${part}`)));
  const hex = [...bytes.slice(0, 16)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
}

export async function enroll(cohort: string, draft: Draft, key: string): Promise<Decided> {
  const people = await Promise.all(
    draft.members.map(async ({ name }, index) => {
      const own = await derived(key, `person ${index} ${name}`);
      const person = `p-${own.slice(0, 13)}`;
      await command(['people'], { person, personal: { name: name.trim() } }, own);
      return person;
    }),
  );
  const { name, regions, leadRegion, projectKind, projectTitle, agreement, members } = draft;
  const body: Answers['EnrollTeamDto'] = {
    team: `t-${(await derived(key, 'team')).slice(0, 8)}`,
    name: name.trim(),
    regions: [...regions],
    leadRegion,
    project: { kind: projectKind, title: projectTitle.trim() },
    members: members.map(({ category, region }, index) => ({
      person: people[index] as string,
      category: category as Answers['MemberDto']['category'],
      region,
    })),
    ...(agreement.trim() && { agreement: agreement.trim() }),
  };
  return command(['cohorts', cohort, 'teams'], body, key);
}
