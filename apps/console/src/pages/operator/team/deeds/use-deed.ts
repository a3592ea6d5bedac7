// A deed's form: its draft and its one decision, under one name.
import { useMemo } from 'react';
import type { CaseFile } from '../../../../api/case-file.js';
import { command, type Decided } from '../../../../api/command.js';
import { useCommand } from '../../../../commands/use-command.js';
import { useDraft } from '../../../../commands/use-draft.js';
import type { Charter } from '../../charter.js';
import type { Deed } from './deeds.js';

export interface DeedProps {
  readonly file: CaseFile;
  readonly charter: Charter;
  readonly deed: Deed;
  onDone(answer: Decided): void;
  onCancel(): void;
}

/** What is to be sent below the team's address. */
export interface Sent {
  readonly to: readonly string[];
  readonly body: object;
}

/** `when`: as the field for it has it, empty for now. */
export type Timed<T> = T & { readonly when: string };

/** `sent` makes of a draft what is to be sent. */
export function useDeed<T extends object>(
  { file, deed, onDone }: DeedProps,
  empty: T,
  sent: (draft: Timed<T>) => Sent,
) {
  const { cohort, team } = file;
  const name = `${cohort}.${team}.${deed.id}`;
  const beginning = useMemo(() => ({ ...empty, when: '' }) as Timed<T>, [empty]);
  const [draft, change, clear] = useDraft<Timed<T>>(name, beginning);
  const sending = useCommand((given: Timed<T>, key) => {
    const { to, body } = sent(given);
    const occurredAt = given.when && { occurredAt: new Date(given.when).toISOString() };
    return command(['cohorts', cohort, 'teams', team, ...to], { ...body, ...occurredAt }, key);
  }, name);
  const send = () =>
    !sending.isPending &&
    sending.mutate(draft, {
      onSuccess: (answer) => {
        clear();
        onDone(answer);
      },
    });
  return { draft, change, send, isSending: sending.isPending, error: sending.error };
}
