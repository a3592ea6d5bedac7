// A row a projection.
import { Button, Menu, Table } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { numberText, timeText } from '../../../texts/times.js';
import styles from '../admin.module.css';
import { BuildText } from './build-text.js';
import { hasRows, isUnderWay, placeOf, type Projection, standingOf } from './projections.js';
import type { Rebuild } from './rebuilding.js';

interface Props {
  readonly items: readonly Projection[];
  onRebuild(asked: Rebuild): void;
}
const tones = { level: 'good', behind: 'warn', parked: 'bad', building: 'warn', unknown: undefined } as const;

export function ProjectionTable({ items, onRebuild }: Props) {
  const { t } = useTranslation('admin');
  return (
    <Table.ScrollContainer minWidth={900} type="native" className={`card ${styles.scroller}`}>
      <Table className="figures" verticalSpacing={9}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('column-projection')}</Table.Th>
            <Table.Th ta="right">{t('column-version')}</Table.Th>
            <Table.Th ta="right">{t('column-place')}</Table.Th>
            <Table.Th>{t('column-state')}</Table.Th>
            <Table.Th>{t('column-build')}</Table.Th>
            <Table.Th>
              <span className="unseen">{t('actions')}</span>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {items.map((each) => (
            <ProjectionRow key={each.projection} each={each} onRebuild={onRebuild} />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function ProjectionRow({ each, onRebuild }: { each: Projection } & Pick<Props, 'onRebuild'>) {
  const { t } = useTranslation('admin');
  const { projection, version, position, movedAt, lag, parked, givenUp, build } = each;
  const standing = standingOf(each);
  const place = placeOf(position);
  const name = t(`model.${projection}`, { defaultValue: projection });
  return (
    <Table.Tr data-projection={projection}>
      <Table.Td>
        <span className={styles.name}>{name}</span>
        <span className={styles.sub}>
          <span className={styles.code}>{projection}</span>
        </span>
      </Table.Td>
      <Table.Td ta="right">{version}</Table.Td>
      <Table.Td ta="right" title={position ?? undefined}>
        {place === undefined ? <span className="quiet">{t('before-first')}</span> : numberText(place)}
        <span className={styles.sub}>{t('moved-at', { time: timeText(movedAt) })}</span>
      </Table.Td>
      <Table.Td>
        <span className={styles.state} data-tone={tones[standing]}>
          {t(`standing-${standing}`, { count: parked.length })}
        </span>
        {lag && lag.events > 0 && (
          <span className={styles.sub}>
            {t(lag.events >= 1_000 ? 'lag-many' : 'lag', { count: lag.events, seconds: numberText(lag.seconds) })}
          </span>
        )}
        {givenUp.length > 0 && (
          <span className={styles.sub} title={givenUp.map(({ why }) => why.reason).join('; ')}>
            {t('given-up', { count: givenUp.length })}
          </span>
        )}
      </Table.Td>
      <Table.Td>{hasRows(each) && <BuildText build={build} />}</Table.Td>
      <Table.Td ta="right">
        <Menu position="bottom-end" withArrow>
          <Menu.Target>
            <Button
              {...{ variant: 'subtle', color: 'gray', size: 'compact-sm' }}
              aria-label={t('actions-of', { name })}
              disabled={isUnderWay(build) || !hasRows(each)}
            >
              <IconDots size={18} aria-hidden />
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => onRebuild({ projection, isBack: false })}>{t('rebuild')}</Menu.Item>
            <Menu.Item disabled={build?.state !== 'switched'} onClick={() => onRebuild({ projection, isBack: true })}>
              {t('go-back')}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </Table.Td>
    </Table.Tr>
  );
}
