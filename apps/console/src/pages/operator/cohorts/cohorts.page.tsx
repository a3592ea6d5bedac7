// All cohorts that one may see, with how full they are.
import { Table } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { cohorts, programs } from '../../../api/queries.js';
import { Loading } from '../../../shell/loading.js';
import { dayText, numberText } from '../../../texts/times.js';
import { inLanguage } from '../../../texts/titles.js';
import styles from '../operator.module.css';

export function Component() {
  const { t } = useTranslation(['operator', 'program']);
  const { data } = useQuery(cohorts());
  const titles = new Map(useQuery(programs).data?.items.map(({ program, title }) => [program, title]));
  if (!data) return <Loading />;
  return (
    <div className={styles.page}>
      <div className={styles.top}>
        <h1>{t('cohorts')}</h1>
        <Link to="/programs">{t('program:programs')}</Link>
      </div>
      {data.items.length === 0 && <p className={styles.empty}>{t('no-cohorts')}</p>}
      <Table.ScrollContainer minWidth={900} type="native" className="card">
        <Table className="figures" verticalSpacing={9}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('column-cohort')}</Table.Th>
              <Table.Th>{t('column-program')}</Table.Th>
              <Table.Th>{t('column-opened')}</Table.Th>
              <Table.Th ta="right">{t('column-enrolled')}</Table.Th>
              <Table.Th ta="right">{t('column-waiting')}</Table.Th>
              <Table.Th ta="right">{t('column-withdrawn')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {data.items.map(
              ({ cohort, title, program, openedAt, enrolled, capacity, closed, waiting, offered, withdrawn }) => {
                const its = titles.get(program);
                return (
                  <Table.Tr key={cohort}>
                    <Table.Td>
                      <Link to={`/operator/cohorts/${cohort}`}>{title}</Link>
                      {closed && <div className="quiet">{t('closed-at', { day: dayText(closed.at) })}</div>}
                    </Table.Td>
                    <Table.Td>{its && <Link to={`/programs/${program}`}>{inLanguage(its)}</Link>}</Table.Td>
                    <Table.Td>{dayText(openedAt)}</Table.Td>
                    <Table.Td ta="right">
                      {numberText(enrolled)}
                      {capacity !== null && ` / ${numberText(capacity)}`}
                    </Table.Td>
                    <Table.Td ta="right">{numberText(waiting + offered)}</Table.Td>
                    <Table.Td ta="right">{numberText(withdrawn)}</Table.Td>
                  </Table.Tr>
                );
              },
            )}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </div>
  );
}
