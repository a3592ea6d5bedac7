// A cohort's board: one row a team, stage by stage, live.
import { Anchor, Button, SegmentedControl } from '@mantine/core';
import { IconChecks, IconDownload } from '@tabler/icons-react';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { Coming } from '../../../commands/coming.js';
import { useLive } from '../../../live/use-live.js';
import { useMe } from '../../../session/use-me.js';
import { useRegionName } from '../../../texts/use-region-name.js';
import { dayText, numberText } from '../../../texts/times.js';
import { stagesIn } from '../charter.js';
import styles from '../operator.module.css';
import { type Board, boardStream, withChange } from './board.js';
import { countOf, foundIn, selections, sortedRows, useBoardView, wordsBy } from './board-view.js';
import { downloadBoard } from './download.js';
import { useNewsWords } from './news-words.js';
import { SavedViews } from './saved-views.js';
import { SearchField } from './search-field.js';
import { useNews } from './seen.js';
import { BoardTable } from './table.js';

export function Component() {
  const { cohort = '' } = useParams();
  const { data: board, error } = useLive<Board>(boardStream(cohort), withChange);
  return (
    <div className={`${styles.page} ${styles.filled}`}>
      {board ? <Whole key={cohort} board={board} /> : <Coming error={error} />}
    </div>
  );
}

function Whole({ board }: { board: Board }) {
  const { t } = useTranslation(['operator', 'domain', 'program', 'imports']);
  const [view, change] = useBoardView();
  const nameOf = useRegionName();
  const { since, isNews, seeAll } = useNews(board);
  const [search, find] = useState(view.search);
  const settle = useCallback((typed: string) => change({ search: typed }), [change]);
  const { sorting, isReversed, selection } = view;
  const sorted = useMemo(
    () => sortedRows(board, { sorting, isReversed, selection }, isNews),
    [board, sorting, isReversed, selection, isNews],
  );
  const wordsOf = useMemo(() => wordsBy(nameOf), [nameOf]);
  const rows = useMemo(() => foundIn(sorted, search, wordsOf), [sorted, search, wordsOf]);
  const counts = useMemo(() => selections.map((each) => countOf(board, each, isNews)), [board, isNews]);
  const stages = useMemo(() => stagesIn(board.charter), [board.charter]);
  const { mayWorkOn } = useMe();
  const isOfNews = selection === 'changed';
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
          data={selections.map((value, index) => ({ value, label: `${t(`show-${value}`)} · ${counts[index]}` }))}
          value={selection}
          onChange={(chosen) => change({ selection: chosen })}
        />
        <SearchField search={view.search} onFind={find} onSettle={settle} />
        {counts[selections.indexOf('changed')]! > 0 && (
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
        <BoardTable {...{ cohort, rows, view, change, isNews, words, stages }} />
      ) : (
        <p className={styles.empty}>{t(search.trim() ? 'nothing-found' : `empty-${selection}`)}</p>
      )}
    </>
  );
}
