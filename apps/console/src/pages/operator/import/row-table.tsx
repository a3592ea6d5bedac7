// The rows of the sheet: those with errors first to hand, each faulty cell with its sentence and mended where it stands.
import { Button, SegmentedControl, Table } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { teamColumns } from '#contract/team-rows';
import styles from './import.module.css';
import { ImportRow } from './import-row.js';
import type { CellError, RowOutcome } from './send.js';
import type { Sheet } from './sheet.js';
import type { Work } from './use-kept-sheet.js';

interface Props {
  readonly work: Work;
  readonly errors: readonly CellError[];
  readonly outcomes: readonly RowOutcome[];
  /** As it was when it was checked. */
  readonly checkedSheet: Sheet;
  readonly isChecked: boolean;
  onCell(row: number, cell: number, value: string): void;
}
type Shown = 'wrong' | 'all';
const AT_ONCE = 50;

export function RowTable({ work, errors, outcomes, checkedSheet, isChecked, onCell }: Props) {
  const { t } = useTranslation('imports');
  const wrong = [...new Set(errors.map(({ row }) => row))].filter((row) => row >= 0).sort((a, b) => a - b);
  const [chosen, setShown] = useState<Shown>();
  const [most, setMost] = useState(AT_ONCE);
  const shown = chosen ?? (wrong.length > 0 ? 'wrong' : 'all');
  const rows = shown === 'wrong' ? wrong : work.sheet.rows.map((_, index) => index);
  const comesTo = new Map(outcomes.map(({ row, is }) => [row, is]));
  const columns = teamColumns.filter((column) => work.mapping[column] >= 0);
  return (
    <>
      <SegmentedControl
        className={styles.which}
        aria-label={t('which-rows')}
        data={[
          { value: 'wrong', label: `${t('show-wrong')} · ${wrong.length}` },
          { value: 'all', label: `${t('show-all')} · ${work.sheet.rows.length}` },
        ]}
        value={shown}
        onChange={(value) => {
          setShown(value as Shown);
          setMost(AT_ONCE);
        }}
      />
      {rows.length === 0 ? (
        <p className={styles.empty}>{t('no-wrong-rows')}</p>
      ) : (
        <Table.ScrollContainer minWidth={180 + 150 * columns.length} type="native" className={`card ${styles.rows}`}>
          <Table verticalSpacing={6}>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('row-number')}</Table.Th>
                {columns.map((column) => (
                  <Table.Th key={column}>{t(`column.${column}`)}</Table.Th>
                ))}
                <Table.Th>
                  <span className="unseen">{t('edit-row')}</span>
                </Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows.slice(0, most).map((row) => (
                <ImportRow
                  key={row}
                  {...{ row, work, columns, onCell }}
                  errors={errors.filter((error) => error.row === row)}
                  outcome={comesTo.get(row)}
                  isChanged={!isChecked && checkedSheet.rows[row] !== work.sheet.rows[row]}
                />
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
      {rows.length > most && (
        <Button variant="default" onClick={() => setMost(most + AT_ONCE)} className={styles.which}>
          {t('more-rows', { count: rows.length - most })}
        </Button>
      )}
    </>
  );
}
