// One row: cells that are wrong, or that somebody wants to change, are fields.
import { Button, Table, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TeamColumn } from '#contract/team-rows';
import styles from './import.module.css';
import type { CellError, RowOutcome } from './send.js';
import type { Work } from './use-kept-sheet.js';

interface Props {
  readonly row: number;
  readonly work: Work;
  readonly columns: readonly TeamColumn[];
  readonly errors: readonly CellError[];
  /** What the dry run says that it would come to. */
  readonly outcome: RowOutcome['is'] | undefined;
  readonly isChanged: boolean;
  onCell(row: number, cell: number, value: string): void;
}

export function ImportRow({ row, work: { sheet, mapping }, columns, errors, outcome, isChanged, onCell }: Props) {
  const { t } = useTranslation('imports');
  const [isEdited, setIsEdited] = useState(false);
  const elsewhere = errors.filter(({ column }) => !columns.some((each) => each === column));
  const first = columns[0];
  return (
    <Table.Tr
      data-row={row + 2}
      data-changed={isChanged || undefined}
      className={errors.length > 0 ? styles.wrong : undefined}
    >
      <Table.Td className="figures">
        {row + 2}
        {isChanged ? (
          <small className={styles.note}>{t('row-changed')}</small>
        ) : (
          outcome && (
            <small className={styles.outcome} data-outcome={outcome}>
              {t(`outcome.${outcome}`)}
            </small>
          )
        )}
      </Table.Td>
      {columns.map((column) => {
        const value = sheet.rows[row]?.[mapping[column]] ?? '';
        const those = errors.filter(
          (error) => error.column === column || (column === first && elsewhere.includes(error)),
        );
        const said = those.map(({ message }) => message).join('; ');
        return (
          <Table.Td key={column} data-column={column} data-wrong={those.length > 0 || undefined}>
            {isEdited || those.length > 0 ? (
              <TextInput
                aria-label={`${t(`column.${column}`)}, ${t('row-number')} ${row + 2}`}
                value={value}
                error={!isChanged && said}
                onChange={({ currentTarget }) => onCell(row, mapping[column], currentTarget.value)}
              />
            ) : (
              value || <span className="quiet">—</span>
            )}
          </Table.Td>
        );
      })}
      <Table.Td ta="right">
        {!isEdited && (
          <Button variant="subtle" size="compact-sm" onClick={() => setIsEdited(true)}>
            {t('edit-row')}
          </Button>
        )}
      </Table.Td>
    </Table.Tr>
  );
}
