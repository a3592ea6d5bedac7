// An enrollment as commands: its people are registered, then the team is enrolled. All of it under keys of the one form.
import { command, type Decided } from '../../../api/command.js';
import type { Answers } from '../../../api/client.js';
import { derivedKey } from '../../../commands/derived-key.js';
import { register } from '../../../people/chosen.js';
import type { Draft } from './enrollment.js';

export async function enroll(cohort: string, draft: Draft, key: string): Promise<Decided> {
  const people = await Promise.all(draft.members.map(({ name }, index) => register(name, String(index), key)));
  const { name, regions, leadRegion, projectKind, projectTitle, agreement, members } = draft;
  const body: Answers['EnrollTeamDto'] = {
    team: `t-${(await derivedKey(key, 'team')).slice(0, 8)}`,
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
