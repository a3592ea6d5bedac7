// The attendance matrix: a row a session, a column a member.
import { Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type CaseFile, nameOfPerson, type SheetRow } from '../../../api/case-file.js';
import { dayText } from '../../../texts/times.js';
import { inLanguage } from '../../../texts/titles.js';
import { Corrected } from './corrected.js';
import styles from './team.module.css';

export function Attendance({ file }: { file: CaseFile }) {
  const { t } = useTranslation('operator');
  if (file.attendance.length === 0) return null;
  const people = [...new Set(file.members.map(({ person }) => person))];
  return (
    <section className={`card ${styles.wide}`} aria-label={t('attendance')}>
      <h2>{t('attendance')}</h2>
      <Table.ScrollContainer minWidth={260 + 76 * people.length} type="native">
        <Table verticalSpacing={5} className={styles.matrix}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('session')}</Table.Th>
              {people.map((person) => (
                <Table.Th key={person} title={nameOfPerson(file, person)}>
                  <span>{nameOfPerson(file, person)}</span>
                </Table.Th>
              ))}
              <Table.Th>{t('counts')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {file.attendance.map((row) => (
              <Table.Tr key={row.session}>
                <Table.Th scope="row">
                  {row.title ? inLanguage(row.title) : row.session}
                  {row.recorded && <small>{dayText(row.recorded.heldAt)}</small>}
                  {row.recorded && <Corrected corrections={row.recorded.corrections} />}
                </Table.Th>
                {people.map((person) => (
                  <Table.Td key={person}>{row.recorded && <Presence row={row.recorded} person={person} />}</Table.Td>
                ))}
                <Table.Td>{row.recorded ? t(row.recorded.counts ? 'yes' : 'no') : '—'}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </section>
  );
}

function Presence({ row, person }: { row: NonNullable<SheetRow['recorded']>; person: string }) {
  const { t } = useTranslation('operator');
  const how = row.remote.includes(person)
    ? 'remote'
    : (['present', 'excused', 'absent'] as const).find((each) => row[each].includes(person));
  if (!how) return null;
  return (
    <span className={styles.presence} data-how={how} title={t(`presence-${how}`)}>
      <span className="unseen">{t(`presence-${how}`)}</span>
    </span>
  );
}
