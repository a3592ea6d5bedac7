// A cohort's board: one row a team, stage by stage, live.
import { Anchor, Button, SegmentedControl, TextInput } from '@mantine/core';
import { IconChecks, IconDownload, IconSearch } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useLive } from '../../../live/use-live.js';
import { Loading } from '../../../shell/loading.js';
import { useMe } from '../../../session/use-me.js';
import { useRegionName } from '../../../texts/use-region-name.js';
import { dayText, numberText } from '../../../texts/times.js';
import { stagesIn } from '../charter.js';
import styles from '../operator.module.css';
import { type Board, boardStream, withChange } from './board.js';
import { countOf, selections, shownRows, useBoardView } from './board-view.js';
import { downloadBoard } from './download.js';
import { useNewsWords } from './news-words.js';
import { SavedViews } from './saved-views.js';
import { useNews } from './seen.js';
import { BoardTable } from './table.js';

export function Component() {
  const { cohort = '' } = useParams();
  const { data: board } = useLive<Board>(boardStream(cohort), withChange);
  return <div className={styles.page}>{board ? <Whole key={cohort} board={board} /> : <Loading />}</div>;
}

function Whole({ board }: { board: Board }) {
  const { t } = useTranslation(['operator', 'domain', 'program', 'imports']);
  const [view, change] = useBoardView();
  const nameOf = useRegionName();
  const { since, isNews, seeAll } = useNews(board);
  const rows = useMemo(() => shownRows(board, view, { regionName: nameOf, isNews }), [board, view, nameOf, isNews]);
  const { mayWorkOn } = useMe();
  const isOfNews = view.selection === 'changed';
  const words = useNewsWords(board, since, { nameOf, isAsked: isOfNews && mayWorkOn('history') });
  const { cohort, seats, capacity, closedAt } = board;
  return (
    <>
      <div className={styles.top}>
        <div>
          <Anchor component={Link} to="/operator/cohorts" className={styles.back}>
            {t('cohorts')}
          </Anchor>
          <h1>{board.title}</h1>
          <p className="quiet">
            {t('seats', { enrolled: numberText(seats.enrolled) })}
            {capacity !== null && ` ${t('of-capacity', { capacity: numberText(capacity) })}`}
            {seats.waiting + seats.offered > 0 && ` · ${t('in-line', { count: seats.waiting + seats.offered })}`}
            {closedAt && ` · ${t('closed-at', { day: dayText(closedAt) })}`}
            {' · '}
            <Link to={`/programs/${board.program}?version=${board.version}`}>{t('program:charter')}</Link>
          </p>
        </div>
        <div className={styles.actions}>
          {mayWorkOn('attendance') && !closedAt && (
            <Button component={Link} to="attendance" variant="default">
              {t('mark-attendance')}
            </Button>
          )}
          {mayWorkOn('program') && !closedAt && (
            <Button component={Link} to="import" variant="default">
              {t('imports:from-file')}
            </Button>
          )}
          {mayWorkOn('program') && !closedAt && (
            <Button component={Link} to="enroll">
              {t('enroll-team')}
            </Button>
          )}
        </div>
      </div>
      {board.incomplete > 0 && <p className={styles.warning}>{t('incomplete', { count: board.incomplete })}</p>}
      <search className={styles.filters} aria-label={t('filters')}>
        <SegmentedControl
          aria-label={t('which-teams')}
          data={selections.map((value) => ({
            value,
            label: `${t(`show-${value}`)} · ${countOf(board, value, isNews)}`,
          }))}
          value={view.selection}
          onChange={(selection) => change({ selection })}
        />
        <TextInput
          aria-label={t('search-teams')}
          placeholder={t('search-teams')}
          leftSection={<IconSearch size={16} aria-hidden />}
          value={view.search}
          onChange={({ currentTarget }) => change({ search: currentTarget.value })}
          w={260}
        />
        {countOf(board, 'changed', isNews) > 0 && (
          <Button variant="subtle" leftSection={<IconChecks size={16} aria-hidden />} onClick={seeAll}>
            {t('see-all')}
          </Button>
        )}
        <SavedViews />
        <Button
          variant="subtle"
          leftSection={<IconDownload size={16} aria-hidden />}
          onClick={() => downloadBoard(board, rows, nameOf, t)}
        >
          {t('download-csv')}
        </Button>
      </search>
      {rows.length > 0 ? (
        <BoardTable {...{ cohort, rows, view, change, isNews, words }} stages={stagesIn(board.charter)} />
      ) : (
        <p className={styles.empty}>{t(view.search ? 'nothing-found' : `empty-${view.selection}`)}</p>
      )}
    </>
  );
}
