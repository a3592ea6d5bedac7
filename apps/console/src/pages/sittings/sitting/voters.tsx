// Those who vote: who may decide on this team and why not, and the scores of each, typed along the row.
import { Badge, Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../../session/use-me.js';
import { inLanguage } from '../../../texts/titles.js';
import { Declare } from './declare.js';
import { ScoreRow } from './score-row.js';
import type { Item, Outlook, Sitting } from './use-sitting.js';
import styles from './sitting.module.css';

type Voter = Outlook['voters'][number];

interface Props {
  readonly sitting: Sitting;
  readonly item: Item;
  readonly outlook: Outlook;
}

export function Voters({ sitting, item, outlook }: Props) {
  const { t } = useTranslation('sittings');
  const me = useMe();
  const { criteria, voters } = outlook;
  const isSpokenFor = (person: string) => me.mayWorkOn('sitting') || me.person === person;
  return (
    <Table.ScrollContainer minWidth={230 + 96 * criteria.length} type="native">
      <Table verticalSpacing={6} className={styles.voters}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('voter')}</Table.Th>
            {criteria.map(({ id, title, min, max }) => (
              <Table.Th key={id} ta="right">
                {inLanguage(title)}
                <small>{t('score-range', { min: min / 100, max: max / 100 })}</small>
              </Table.Th>
            ))}
            <Table.Th aria-label={t('actions')} />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {voters.map((voter) => (
            <Table.Tr key={voter.person} data-voter={voter.person} data-barred={voter.barred ?? undefined}>
              <Table.Td>
                <Standing voter={voter} name={sitting.nameOf(voter.person)} />
              </Table.Td>
              {criteria.length > 0 && (
                <ScoreRow
                  key={`${item.item} ${voter.person}`}
                  sitting={sitting.minutes.sitting}
                  item={item.item}
                  person={voter.person}
                  name={sitting.nameOf(voter.person)}
                  criteria={criteria}
                  given={voter.said === 'scores' ? item.scores[voter.person] : undefined}
                  isEntitled={voter.isPresent && !voter.barred && isSpokenFor(voter.person)}
                />
              )}
              <Table.Td ta="right">
                {isSpokenFor(voter.person) && !voter.barred && (
                  <Declare
                    sitting={sitting.minutes.sitting}
                    item={item.item}
                    voter={voter}
                    name={sitting.nameOf(voter.person)}
                  />
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function Standing({ voter, name }: { voter: Voter; name: string }) {
  const { t } = useTranslation('sittings');
  const { barred, isPresent, said } = voter;
  return (
    <div className={styles.voter} data-present={isPresent}>
      <span className={styles.name}>{name}</span>
      {!isPresent && <small>{t('not-in-room')}</small>}
      {barred && (
        <Badge size="sm" variant="light" color="yellow">
          {t(`barred-${barred}`)}
        </Badge>
      )}
      {!barred && said === 'abstained' && (
        <Badge size="sm" variant="default">
          {t('abstained')}
        </Badge>
      )}
    </div>
  );
}
