// Distinct teams by district, with how far they came.
import { Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { districtName } from '../../texts/region-names.js';
import { useStageTitle } from '../../texts/titles.js';
import styles from './dashboard.module.css';
import { Teams } from './figure.js';
import { type Column, nobody, type PlaceRow, type Progress } from './progress.js';

export function Districts({ progress }: { progress: Progress }) {
  const { t, i18n } = useTranslation(['dashboard', 'domain']);
  const titleOf = useStageTitle();
  const { columns, districts, federation } = progress;
  const nameOf = (district: string | null) => (district ? districtName(district) : t('domain:no-district'));
  const sorted = [...districts].sort((a, b) => nameOf(a.district).localeCompare(nameOf(b.district), i18n.language));
  return (
    <section className="card">
      <h2>{t('districts')}</h2>
      <p className="quiet">{t('districts-hint')}</p>
      <Table.ScrollContainer minWidth={480} type="native">
        <Table className="figures" verticalSpacing={7}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('domain:district')}</Table.Th>
              <Table.Th className={styles.number}>{t('teams')}</Table.Th>
              {columns.map((column) => (
                <Table.Th key={column.key} className={styles.number}>
                  {titleOf(column)}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {sorted.map((row) => (
              <Row
                key={row.district ?? ''}
                place={['district', row.district ?? '']}
                name={nameOf(row.district)}
                {...{ row, columns }}
              />
            ))}
          </Table.Tbody>
          <Table.Tfoot>
            <Row place={['federation', 'RU']} name={t('federation')} row={federation} columns={columns} />
          </Table.Tfoot>
        </Table>
      </Table.ScrollContainer>
    </section>
  );
}

interface RowProps {
  readonly place: readonly [level: 'district' | 'federation', place: string];
  readonly name: string;
  readonly row: PlaceRow;
  readonly columns: readonly Column[];
}

function Row({ place: [level, place], name, row, columns }: RowProps) {
  const titleOf = useStageTitle();
  const asked = { level, place };
  const teams = row.involved + row.guests;
  return (
    <Table.Tr>
      <Table.Th scope="row">{name}</Table.Th>
      <Table.Td className={styles.number}>
        <Teams counts={row} figure={{ ...asked, column: undefined }} what={name} />
      </Table.Td>
      {columns.map((column) => {
        const { key } = column;
        const counts = row.reached[key] ?? nobody;
        const there = counts.involved + counts.guests;
        return (
          <Table.Td key={key} className={styles.number} data-zero={there === 0 || undefined}>
            <span className={styles.bar} style={{ width: `${teams ? (there / teams) * 4 : 0}rem` }} />
            <Teams counts={counts} figure={{ ...asked, column }} what={`${name}, ${titleOf(column)}`} />
          </Table.Td>
        );
      })}
    </Table.Tr>
  );
}
