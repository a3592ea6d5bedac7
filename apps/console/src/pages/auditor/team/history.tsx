// Every decision that names the team, oldest first; each is a place of the log to look from.
import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, well } from '../../../api/client.js';
import styles from '../auditor.module.css';
import { DecisionRow } from '../log/decision-row.js';
import rows from '../log/log.module.css';
import { Problem } from '../problem.js';
import { type People, useDecisionWords } from '../words/decision-words.js';
import { useTitles } from '../words/titles.js';

interface Props {
  readonly cohort: string;
  readonly team: string;
  /** What was decided after this place was not known then. */
  readonly knownAt: string | undefined;
  onKnownAt(position: string): void;
}

export function History({ cohort, team, knownAt, onKnownAt }: Props) {
  const { t } = useTranslation('auditor');
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['history', cohort, team],
    queryFn: ({ pageParam: cursor }) =>
      well(
        api.GET('/api/v1/cohorts/{cohort}/teams/{team}/history', {
          params: { path: { cohort, team }, query: { limit: 100, cursor } },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  });
  const decisions = data?.pages.flatMap(({ items }) => items) ?? [];
  const people: People = Object.assign({}, ...(data?.pages.map((page) => page.people) ?? []));
  const words = useDecisionWords(useTitles([cohort]), people);
  return (
    <section className={`card ${rows.log}`}>
      <h2>{t('history')}</h2>
      {error && <Problem error={error} />}
      <ol className={rows.rows}>
        {decisions.map((decision) => (
          <DecisionRow
            key={decision.decision}
            {...{ decision, words }}
            isUnknown={knownAt !== undefined && decision.position > knownAt}
            action={
              <Button variant="subtle" size="compact-xs" onClick={() => onKnownAt(decision.position)}>
                {t('look-from-here')}
              </Button>
            }
          />
        ))}
      </ol>
      {hasNextPage && (
        <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('more-later')}
        </Button>
      )}
      <p className={`quiet ${styles.code}`}>
        {cohort}.{team}
      </p>
    </section>
  );
}
