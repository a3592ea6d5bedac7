// The rows of the board. Only those in sight are in the page: five thousand scroll as ten do. Their elements are placed one
// by one, so they are a table by their roles.
import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { inLanguage } from '../../../texts/titles.js';
import { useRegionName } from '../../../texts/use-region-name.js';
import type { Row } from './board.js';
import type { CharterStage } from '../charter.js';
import type { BoardView, Sorting } from './board-view.js';
import { BoardRow } from './row.js';
import styles from './table.module.css';

interface Props {
  readonly cohort: string;
  readonly rows: readonly Row[];
  readonly stages: readonly CharterStage[];
  readonly view: BoardView;
  isNews(row: Row): boolean;
  /** What happened to those that are news, by team, where it is told. */
  readonly words: ReadonlyMap<string, string>;
  change(part: Partial<BoardView>): void;
}

const ROW = 58;

export const BoardTable = memo(function BoardTable({ cohort, rows, stages, view, change, isNews, words }: Props) {
  const { t } = useTranslation(['operator', 'domain']);
  const nameOf = useRegionName();
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 6,
    getItemKey: (index) => rows[index]?.team ?? index,
  });
  const columns = `minmax(0, 2.4fr) repeat(${stages.length}, minmax(0, 1fr)) minmax(0, 1.6fr)`;
  const minWidth = `${28 + 7 * stages.length}rem`;
  const head = (sorting: Sorting, text: string) => <SortButton {...{ sorting, view, change }}>{text}</SortButton>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard
    <div ref={scroller} className={styles.scroller} tabIndex={0} role="region" aria-label={t('board')}>
      <div
        role="table"
        aria-rowcount={rows.length + 1}
        aria-label={t('board')}
        className={styles.table}
        style={{ minWidth }}
      >
        <div role="row" aria-rowindex={1} className={styles.head} style={{ gridTemplateColumns: columns }}>
          <div role="columnheader" aria-sort={sortOf('name', view)}>
            {head('name', t('column-team'))}
          </div>
          {stages.map(({ id, title }) => (
            <div role="columnheader" key={id} title={inLanguage(title)} className={styles.stageHead}>
              {inLanguage(title)}
            </div>
          ))}
          <div role="columnheader" aria-sort={sortOf('deadline', view)}>
            {head('deadline', t('column-next'))}
          </div>
        </div>
        <div role="rowgroup" className={styles.body} style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, key, start }) => (
            <BoardRow
              key={key}
              row={rows[index] as Row}
              isNews={isNews(rows[index] as Row)}
              news={words.get((rows[index] as Row).team)}
              {...{ cohort, stages, columns, t, nameOf }}
              index={index + 2}
              top={start}
              height={ROW}
            />
          ))}
        </div>
      </div>
    </div>
  );
});

const sortOf = (sorting: Sorting, view: BoardView) =>
  view.sorting !== sorting ? 'none' : view.isReversed ? 'descending' : 'ascending';

interface SortProps {
  readonly sorting: Sorting;
  readonly view: BoardView;
  readonly children: string;
  change(part: Partial<BoardView>): void;
}

function SortButton({ sorting, view, change, children }: SortProps) {
  const isIt = view.sorting === sorting;
  return (
    <button
      type="button"
      className={styles.sort}
      onClick={() => change({ sorting, isReversed: isIt && !view.isReversed })}
    >
      {children}
      <span aria-hidden>{isIt ? (view.isReversed ? ' ↑' : ' ↓') : ''}</span>
    </button>
  );
}
