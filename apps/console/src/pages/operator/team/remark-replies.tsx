// What can be said on a remark now: an answer by the team; acceptance, or why it is open again, on its author's behalf by
// whoever keeps the minutes. Nothing on a stage that is passed already.
import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseFile, RemarkThread } from '../../../api/case-file.js';
import { command } from '../../../api/command.js';
import { RefusalNote } from '../../../commands/refusal-note.js';
import { useCommand } from '../../../commands/use-command.js';
import { useDraft } from '../../../commands/use-draft.js';
import { useMe } from '../../../session/use-me.js';
import styles from './team.module.css';

interface Props {
  readonly file: CaseFile;
  readonly thread: RemarkThread;
}

export function RemarkReplies({ file, thread }: Props) {
  const { mayWorkOn } = useMe();
  if (!isOfRunningRound(file, thread)) return null;
  const isToAnswer = thread.status === 'open' || thread.status === 'reopened';
  const mayJudge = mayWorkOn('own-sitting-part');
  return (
    <div className={styles.replies}>
      {isToAnswer && mayWorkOn('team-documents') && <Say {...{ file, thread }} what="answer" />}
      {thread.status === 'answered' && mayJudge && <Accept {...{ file, thread }} />}
      {(thread.status === 'answered' || thread.status === 'accepted') && mayJudge && (
        <Say {...{ file, thread }} what="reopen" />
      )}
    </div>
  );
}

/** Remarks of a stage that is passed, or of a round before the last, are history. */
export function isOfRunningRound({ stages, remarks }: CaseFile, { stage, round }: RemarkThread): boolean {
  const standing = stages.find((each) => each.stage === stage)?.status;
  const later = remarks.some((each) => each.stage === stage && each.round > round);
  return (standing === 'open' || standing === 'failed') && !later;
}

/** A button until it is pressed, or where something was typed before. */
function Say({ file, thread, what }: Props & { what: 'answer' | 'reopen' }) {
  const { t } = useTranslation('operator');
  const { cohort, team } = file;
  const { stage, remark, author, round } = thread;
  const name = `${cohort}.${team}.${stage}.${round}.${remark}.${what}`;
  const [draft, change, clear] = useDraft(name, { text: '' });
  const [isOpen, setOpen] = useState(draft.text !== '');
  const done = () => {
    clear();
    setOpen(false);
  };
  const saying = useCommand(
    (text: string, key) => {
      const body = what === 'answer' ? { stage, answer: text } : { stage, by: author, reason: text };
      return command(['cohorts', cohort, 'teams', team, 'remarks', remark, what], body, key);
    },
    name,
    done,
  );
  if (!isOpen)
    return (
      <Button size="xs" variant="default" onClick={() => setOpen(true)}>
        {t(`${what}-remark`)}
      </Button>
    );
  return (
    <div className={styles.say}>
      <Textarea
        label={t(`${what}-text`)}
        autosize
        minRows={2}
        autoFocus
        value={draft.text}
        onChange={({ currentTarget }) => change({ text: currentTarget.value })}
      />
      <RefusalNote error={saying.error} />
      <div className={styles.replies}>
        <Button
          size="xs"
          loading={saying.isPending}
          disabled={!draft.text.trim()}
          onClick={() => saying.mutate(draft.text.trim())}
        >
          {t(`send-${what}`)}
        </Button>
        <Button size="xs" variant="subtle" color="gray" onClick={done}>
          {t('commands:cancel')}
        </Button>
      </div>
    </div>
  );
}

function Accept({ file: { cohort, team }, thread }: Props) {
  const { t } = useTranslation('operator');
  const { stage, remark, author } = thread;
  const accept = useCommand((by: string, key) =>
    command(['cohorts', cohort, 'teams', team, 'remarks', remark, 'accept'], { stage, by }, key),
  );
  return (
    <>
      <RefusalNote error={accept.error} />
      <Button size="xs" loading={accept.isPending} onClick={() => accept.mutate(author)}>
        {t('accept-remark')}
      </Button>
    </>
  );
}
