// Remarks of the commission as threads, with the answer to be given and the word on it.
import { Button, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type CaseFile, nameOfPerson, type RemarkThread } from '../../../api/case-file.js';
import { command } from '../../../api/command.js';
import { RefusalNote } from '../../../commands/refusal-note.js';
import { useCommand } from '../../../commands/use-command.js';
import { useDraft } from '../../../commands/use-draft.js';
import { useMe } from '../../../session/use-me.js';
import { timeText } from '../../../texts/times.js';
import styles from './team.module.css';

export function Remarks({ file }: { file: CaseFile }) {
  const { t } = useTranslation('operator');
  if (file.remarks.length === 0) return null;
  return (
    <section className="card" aria-label={t('remarks')}>
      <h2>{t('remarks')}</h2>
      <ol className={styles.threads}>
        {file.remarks.map((thread) => (
          <Thread key={`${thread.stage} ${thread.round} ${thread.remark}`} {...{ file, thread }} />
        ))}
      </ol>
    </section>
  );
}

function Thread({ file, thread }: { file: CaseFile; thread: RemarkThread }) {
  const { t } = useTranslation('operator');
  const { mayWorkOn } = useMe();
  const isToAnswer = thread.status === 'open' || thread.status === 'reopened';
  return (
    <li data-remark={thread.remark} data-status={thread.status}>
      <p>{thread.text}</p>
      <small>
        {nameOfPerson(file, thread.author)} · {timeText(thread.at)} · {t(`remark-${thread.status}`)}
      </small>
      {thread.replies.map((reply) => (
        <div key={reply.at + reply.said} className={styles.reply}>
          {reply.text && <p>{reply.text}</p>}
          <small>
            {t(`remark-${reply.said}`)} · {timeText(reply.at)}
            {reply.by && ` · ${nameOfPerson(file, reply.by)}`}
          </small>
        </div>
      ))}
      {isToAnswer && mayWorkOn('team-documents') && <Answer {...{ file, thread }} />}
      {thread.status === 'answered' && mayWorkOn('own-sitting-part') && <Accept {...{ file, thread }} />}
    </li>
  );
}

function Answer({ file: { cohort, team }, thread: { stage, remark } }: { file: CaseFile; thread: RemarkThread }) {
  const { t } = useTranslation('operator');
  const [draft, change, clear] = useDraft(`${cohort}.${team}.${remark}`, { answer: '' });
  const answer = useCommand((text: string, key) =>
    command(['cohorts', cohort, 'teams', team, 'remarks', remark, 'answer'], { stage, answer: text }, key),
  );
  return (
    <div className={styles.reply}>
      <Textarea
        label={t('answer')}
        autosize
        minRows={2}
        value={draft.answer}
        onChange={({ currentTarget }) => change({ answer: currentTarget.value })}
      />
      <RefusalNote error={answer.error} />
      <Button
        size="xs"
        mt={6}
        loading={answer.isPending}
        disabled={!draft.answer.trim()}
        onClick={() => answer.mutate(draft.answer.trim(), { onSuccess: clear })}
      >
        {t('send-answer')}
      </Button>
    </div>
  );
}

/** On its author's behalf: whoever keeps the minutes. */
function Accept({ file: { cohort, team }, thread }: { file: CaseFile; thread: RemarkThread }) {
  const { t } = useTranslation('operator');
  const { stage, remark, author } = thread;
  const accept = useCommand((by: string, key) =>
    command(['cohorts', cohort, 'teams', team, 'remarks', remark, 'accept'], { stage, by }, key),
  );
  return (
    <div className={styles.reply}>
      <RefusalNote error={accept.error} />
      <Button size="xs" variant="default" loading={accept.isPending} onClick={() => accept.mutate(author)}>
        {t('accept-remark')}
      </Button>
    </div>
  );
}
