// Every sitting: those to come and under way first, then those that are signed.
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Answers } from '../../api/client.js';
import { useMe } from '../../session/use-me.js';
import { Loading } from '../../shell/loading.js';
import { timeText } from '../../texts/times.js';
import { useCommissionTitle } from './commissions.js';
import { allSittings } from './questions.js';
import styles from './sittings.module.css';

type Summary = Answers['SittingSummaryDto'];

export function Component() {
  const { t } = useTranslation('sittings');
  const { mayWorkOn } = useMe();
  const { data } = useQuery(allSittings);
  if (!data) return <Loading />;
  const byStart = [...data.items].sort((a, b) => a.startsAt.localeCompare(b.startsAt));
  const signed = byStart.filter(({ protocol }) => protocol !== null).reverse();
  return (
    <div className={styles.page}>
      <div className={styles.top}>
        <h1>{t('sittings')}</h1>
        {mayWorkOn('sitting') && (
          <Button component={Link} to="/sittings/open">
            {t('open-sitting')}
          </Button>
        )}
      </div>
      <List title={t('not-signed')} empty={t('no-sittings')} sittings={byStart.filter((each) => !each.protocol)} />
      {signed.length > 0 && <List title={t('signed-before')} empty="" sittings={signed} />}
    </div>
  );
}

function List({ title, empty, sittings }: { title: string; empty: string; sittings: readonly Summary[] }) {
  const { t } = useTranslation('sittings');
  const titleOf = useCommissionTitle();
  return (
    <section className="card" aria-label={title}>
      <h2>{title}</h2>
      {sittings.length === 0 && <p className="quiet">{empty}</p>}
      <ul className={styles.list}>
        {sittings.map(({ sitting, commission, startsAt, items, openItems, protocol }) => (
          <li key={sitting} data-sitting={sitting}>
            <Link to={`/sittings/${sitting}`}>{titleOf(commission)}</Link>
            <span>{timeText(startsAt)}</span>
            <span className="quiet">
              {protocol === null
                ? t('decided-of', { decided: items - openItems, count: items })
                : t('protocol-n', { number: protocol, count: items })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
