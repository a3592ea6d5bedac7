// Everything that happened to the team, in sentences, newest first; each leads to its receipt, for those who may see it.
import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api, well } from '../../../api/client.js';
import type { CaseFile } from '../../../api/case-file.js';
import { useMe } from '../../../session/use-me.js';
import { timeText } from '../../../texts/times.js';
import { inLanguage } from '../../../texts/titles.js';
import type { Decided, DecisionWords, People } from '../../auditor/words/decision-words.js';
import { useTeamWords } from './team-words.js';
import styles from './timeline.module.css';

const PAGE = 30;

interface Props {
  readonly file: CaseFile;
  /** The place of the log that the file is at least as of: what was decided up to it is told. */
  readonly after: string | undefined;
}

export function Timeline({ file, after }: Props) {
  const { t } = useTranslation('operator');
  const { cohort, team } = file;
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['timeline', cohort, team, after],
    queryFn: ({ pageParam: cursor }) =>
      well(
        api.GET('/api/v1/cohorts/{cohort}/teams/{team}/history', {
          params: { path: { cohort, team }, query: { order: 'newest-first', limit: PAGE, cursor, after } },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: (before) => before,
  });
  const decisions = data?.pages.flatMap(({ items }) => items) ?? [];
  const people: People = Object.assign({}, ...(data?.pages.map((page) => page.people) ?? []));
  const words = useTeamWords(file, people);
  if (decisions.length === 0) return null;
  return (
    <section className={`card ${styles.timeline}`} aria-label={t('timeline')}>
      <h2>{t('timeline')}</h2>
      <ol>
        {decisions.map((decision) => (
          <Entry key={decision.decision} {...{ decision, words, file }} />
        ))}
      </ol>
      {hasNextPage && (
        <Button variant="default" size="xs" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('timeline-more')}
        </Button>
      )}
    </section>
  );
}

interface EntryProps {
  readonly decision: Decided;
  readonly words: DecisionWords;
  readonly file: CaseFile;
}

function Entry({ decision, words, file }: EntryProps) {
  const { t } = useTranslation(['operator', 'domain']);
  const { role, actor, actedAs, decidedAt, refused } = decision;
  const said = wordsOf(decision, file);
  const sentence = refused ? words.command(decision.command) : words.outcome(decision);
  /** A team is told what happened, not what each decision stood on. */
  const hasReceipt = useMe().role !== 'team';
  return (
    <li data-refused={refused ?? undefined}>
      <p>
        {refused && <b>{t('timeline-refused')}: </b>}
        {hasReceipt ? <Link to={`/auditor/decisions/${decision.decision}`}>{sentence}</Link> : sentence}
      </p>
      {refused && <p className={styles.said}>{words.outcome(decision)}</p>}
      {said && <p className={styles.said}>{said}</p>}
      <small>
        <time dateTime={decidedAt}>{timeText(decidedAt)}</time> ·{' '}
        {actor === 'system' ? words.actor(actor) : t(`domain:role-${role}`)}
        {actedAs.onBehalfOf && `, ${t('timeline-on-behalf', { person: words.person(actedAs.onBehalfOf) })}`}
      </small>
    </li>
  );
}

/** What people wrote, on which remark, and which session it was. */
function wordsOf({ events }: Decided, file: CaseFile): string | undefined {
  const [first] = events;
  const data = (first?.data ?? {}) as Readonly<Record<string, unknown>>;
  const written = [data.answer, data.reason, data.grounds, data.description, data.topic, data.order, data.document];
  const session = file.attendance.find((row) => row.session === data.session)?.title;
  return (
    [session && inLanguage(session), ...written].filter((each) => typeof each === 'string').join(' · ') || undefined
  );
}
