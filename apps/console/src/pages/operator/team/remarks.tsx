// Remarks of the commission as threads, with the answer to be given and the word on it.
import { useTranslation } from 'react-i18next';
import { type CaseFile, nameOfPerson, type RemarkThread } from '../../../api/case-file.js';
import { timeText } from '../../../texts/times.js';
import { isOfRunningRound, RemarkReplies } from './remark-replies.js';
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
  const isLeft = thread.status !== 'accepted' && !isOfRunningRound(file, thread);
  return (
    <li data-remark={thread.remark} data-status={thread.status}>
      <p>{thread.text}</p>
      <small>
        {nameOfPerson(file, thread.author)} · {timeText(thread.at)} ·{' '}
        {isLeft ? t('remark-left') : t(`remark-${thread.status}`)}
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
      <RemarkReplies {...{ file, thread }} />
    </li>
  );
}
