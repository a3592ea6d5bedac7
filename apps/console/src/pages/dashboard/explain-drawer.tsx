// A figure taken apart: its records, each with its team and rule, and whether they add up to it.
import { Alert, Button, Drawer } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type Contribution,
  type CoveredRegion,
  type Explanation,
  explanation,
  type Question,
} from '../../api/explain.js';
import { useTeamNames } from '../../api/names.js';
import { Loading } from '../../shell/loading.js';
import { regionName } from '../../texts/region-names.js';
import { dayText, numberText } from '../../texts/times.js';
import { inLanguage } from '../../texts/titles.js';
import styles from './dashboard.module.css';
import { useFigureTitle } from './figure-title.js';
import type { Progress } from './progress.js';
import type { View } from './view.js';

interface Props {
  readonly view: View;
  readonly progress: Progress;
  onExplain(asked: string): void;
  onClose(): void;
}

export function ExplainDrawer({ view, progress, onExplain, onClose }: Props) {
  const { t } = useTranslation(['dashboard', 'shell']);
  const titleOf = useFigureTitle(progress);
  const asked = view.explain;
  return (
    <Drawer
      opened={asked !== null}
      onClose={onClose}
      position="right"
      size="lg"
      title={asked && titleOf(asked)}
      closeButtonProps={{ 'aria-label': t('shell:close') }}
    >
      {asked && <Explained key={asked} question={questionOf(asked, view)} {...{ view, progress, onExplain }} />}
    </Drawer>
  );
}

function questionOf(asked: string, { program, cohort, asOf }: View): Question {
  const [key = '', metric = ''] = asked.split(' ');
  return {
    projection: metric === 'covered' ? 'coverage' : 'region_progress',
    ...{ key, metric },
    ...(cohort ? { cohort } : program ? { program } : {}),
    ...(asOf !== null && { asOf }),
  };
}

function Explained({ question, progress, onExplain }: Omit<Props, 'onClose'> & { question: Question }) {
  const { t } = useTranslation('dashboard');
  const [isCounted, setCounted] = useState(false);
  const found = useInfiniteQuery(explanation({ ...question, ...(isCounted && { recount: true }) }));
  const items = found.data?.pages.flatMap((page) => page.items) ?? [];
  const [first] = found.data?.pages ?? [];
  if (found.error) return <Alert color="red">{found.error.message}</Alert>;
  if (!first) return <Loading />;
  return (
    <div className={styles.explained}>
      <Verdict {...first} />
      {items.length === 0 && <p className="quiet">{t('explain-nothing')}</p>}
      <ol>
        {items.map((item) =>
          'region' in item ? (
            <Covered key={item.region} item={item} progress={progress} onExplain={onExplain} />
          ) : (
            <Contributed key={`${item.position} ${item.change}`} item={item} cohorts={cohortsIn(items)} />
          ),
        )}
      </ol>
      {found.hasNextPage && (
        <Button variant="default" onClick={() => void found.fetchNextPage()} loading={found.isFetchingNextPage}>
          {t('explain-more')}
        </Button>
      )}
      {!isCounted && (
        <Button variant="subtle" onClick={() => setCounted(true)}>
          {t('explain-recount')}
        </Button>
      )}
    </div>
  );
}

function Verdict({ shown, sum, agrees, recount }: Explanation) {
  const { t } = useTranslation('dashboard');
  return (
    <Alert color={agrees ? 'teal' : 'red'} role="status">
      <p>{shown === null ? t('explain-sum-past', { sum }) : t('explain-sum', { sum, shown })}</p>
      {recount && <p>{t('explain-recounted', { value: recount.value })}</p>}
      <strong>{t(agrees ? 'explain-agrees' : 'explain-differs')}</strong>
    </Alert>
  );
}

const cohortsIn = (items: Explanation['items']): readonly string[] => [
  ...new Set(items.flatMap((item) => ('cohort' in item ? item.cohort : []))),
];

function Contributed({ item, cohorts }: { item: Contribution; cohorts: readonly string[] }) {
  const { t } = useTranslation('dashboard');
  const nameOf = useTeamNames(cohorts);
  return (
    <li>
      <b className="figures">{item.delta > 0 ? `+${item.delta}` : item.delta}</b>
      <div>
        <p>{nameOf(item.cohort, item.team)}</p>
        <small className="quiet">
          {dayText(item.trueFrom)} · {inLanguage(item.rule)}
          {item.decision && (
            <>
              {' · '}
              {t('explain-decision')} <code>{item.decision.slice(0, 8)}</code>
            </>
          )}
        </small>
      </div>
    </li>
  );
}

function Covered({ item, progress, onExplain }: { item: CoveredRegion } & Pick<Props, 'progress' | 'onExplain'>) {
  const name = progress.regions.find(({ region }) => region === item.region)?.name;
  return (
    <li>
      <b className="figures">{numberText(item.involved)}</b>
      <button type="button" className={styles.figure} onClick={() => onExplain(`${item.key} involved`)}>
        {regionName(item.region, name)}
      </button>
    </li>
  );
}
