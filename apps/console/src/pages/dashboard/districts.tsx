// Distinct teams by district, with how far they came.
import { Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { districtName } from '../../texts/region-names.js';
import { numberText } from '../../texts/times.js';
import { useStageTitle } from '../../texts/titles.js';
import styles from './dashboard.module.css';
import type { Column, PlaceRow, Progress } from './progress.js';

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
              <Row key={row.district ?? ''} name={nameOf(row.district)} {...{ row, columns }} />
            ))}
          </Table.Tbody>
          <Table.Tfoot>
            <Row name={t('federation')} row={federation} columns={columns} />
          </Table.Tfoot>
        </Table>
      </Table.ScrollContainer>
    </section>
  );
}

function Row({ name, row, columns }: { name: string; row: PlaceRow; columns: readonly Column[] }) {
  const teams = row.involved + row.guests;
  return (
    <Table.Tr>
      <Table.Th scope="row">{name}</Table.Th>
      <Table.Td className={styles.number}>{numberText(teams)}</Table.Td>
      {columns.map(({ key }) => {
        const { involved = 0, guests = 0 } = row.reached[key] ?? {};
        const there = involved + guests;
        return (
          <Table.Td key={key} className={styles.number} data-zero={there === 0 || undefined}>
            <span className={styles.bar} style={{ width: `${teams ? (there / teams) * 100 : 0}%` }} />
            {numberText(there)}
          </Table.Td>
        );
      })}
    </Table.Tr>
  );
}
