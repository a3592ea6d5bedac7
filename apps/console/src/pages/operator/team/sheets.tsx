// The score sheets of a defense: a row a commissioner, a column a criterion.
import { Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Answers } from '../../../api/client.js';
import { scoreText } from '../../../texts/times.js';
import { inLanguage } from '../../../texts/titles.js';
import type { Criterion } from '../charter.js';

interface Props {
  readonly sheets: readonly Answers['SheetDto'][];
  readonly criteria: readonly Criterion[];
  nameOf(person: string): string;
}

export function Sheets({ sheets, criteria, nameOf }: Props) {
  const { t } = useTranslation('operator');
  if (sheets.length === 0) return null;
  return (
    <Table.ScrollContainer minWidth={140 + 72 * criteria.length} type="native">
      <Table className="figures" verticalSpacing={3} fz="xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('commissioner')}</Table.Th>
            {criteria.map(({ id, title }) => (
              <Table.Th key={id} ta="right">
                {inLanguage(title)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {sheets.map(({ person, scores }) => (
            <Table.Tr key={person}>
              <Table.Td>{nameOf(person)}</Table.Td>
              {criteria.map(({ id }) => (
                <Table.Td key={id} ta="right">
                  {scores[id] === undefined ? '—' : scoreText(scores[id])}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
