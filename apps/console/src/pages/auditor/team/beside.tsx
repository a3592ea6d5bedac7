// The case file now, or as it was beside what it is now; what differs is marked.
import { Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import styles from '../auditor.module.css';
import type { Fact } from './case-facts.js';

interface Props {
  readonly now: readonly Fact[];
  readonly then: readonly Fact[] | undefined;
}

export function Beside({ now, then }: Props) {
  const { t } = useTranslation('auditor');
  const all = new Map([...(then ?? []), ...now].map(({ key, name }) => [key, name]));
  const rows = [...all].map(([key, name]) => ({
    key,
    name,
    was: then?.find((each) => each.key === key)?.value,
    is: now.find((each) => each.key === key)?.value,
  }));
  const differing = then ? rows.filter(({ was, is }) => was !== is).length : 0;
  return (
    <section className={`card ${styles.card}`}>
      <h2>{t('case.title')}</h2>
      {then && <p data-differing={differing}>{t(differing ? 'differs' : 'same-as-now', { count: differing })}</p>}
      <Table.ScrollContainer minWidth={then ? 520 : 320} type="native">
        <Table verticalSpacing={6}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('case.what')}</Table.Th>
              {then && <Table.Th className={styles.pastCell}>{t('then-column')}</Table.Th>}
              <Table.Th>{t('now-column')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map(({ key, name, was, is }) => (
              <Table.Tr
                key={key}
                data-fact={key}
                data-differs={(then && was !== is) || undefined}
                className={styles.fact}
              >
                <Table.Th scope="row">{name}</Table.Th>
                {then && <Table.Td className={styles.pastCell}>{was ?? '—'}</Table.Td>}
                <Table.Td>{is ?? '—'}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </section>
  );
}
