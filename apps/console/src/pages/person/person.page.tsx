// A person whom a search found: how to reach them, and where they take part.
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { Coming } from '../../commands/coming.js';
import { api, type Answers, well } from '../../api/client.js';
import { cohorts } from '../../api/queries.js';
import { useMe } from '../../session/use-me.js';
import { addressOf } from '../../shell/search/hits.js';
import { dayText } from '../../texts/times.js';
import { inLanguage } from '../../texts/titles.js';
import { useRegionName } from '../../texts/use-region-name.js';
import { Correction } from './correction.js';
import styles from './person.module.css';

export function Component() {
  const { person = '' } = useParams();
  const [after, correctedAt] = useState<string>();
  const { data, error } = useQuery({
    queryKey: ['person', person, after],
    queryFn: () => well(api.GET('/api/v1/people/{person}', { params: { path: { person }, query: { after } } })),
    placeholderData: (before: Answers['PersonDto'] | undefined) => (before?.person === person ? before : undefined),
  });
  if (error || !data) return <Coming error={error} />;
  return <Person key={person} {...data} {...{ correctedAt }} />;
}

interface PersonProps extends Readonly<Answers['PersonDto']> {
  correctedAt(position: string): void;
}

function Person({ person, personal, teams, commissions, correctedAt }: PersonProps) {
  const { t } = useTranslation('person');
  const { mayWorkOn } = useMe();
  const { name, post, email, phone } = personal ?? {};
  return (
    <div className={styles.person}>
      <div>
        <h1>{name ?? t('forgotten')}</h1>
        <p className="quiet">{post ?? t('number', { person })}</p>
        {email && <a href={`mailto:${email}`}>{email}</a>} {phone && <a href={`tel:${phone}`}>{phone}</a>}
        {personal && mayWorkOn('program') && (
          <div className={styles.actions}>
            <Correction {...{ person, personal }} onDone={correctedAt} />
          </div>
        )}
      </div>
      {teams.length > 0 && (
        <section className="card" aria-label={t('teams')}>
          <h2>{t('teams')}</h2>
          <ul>
            {teams.map((membership) => (
              <Membership key={`${membership.cohort} ${membership.team} ${membership.from}`} {...membership} />
            ))}
          </ul>
        </section>
      )}
      {commissions.length > 0 && (
        <section className="card" aria-label={t('commissions')}>
          <h2>{t('commissions')}</h2>
          <ul>
            {commissions.map(({ commission, title, role }) => (
              <li key={commission}>
                {inLanguage(title)}
                <small>{t(`role-${role}`)}</small>
              </li>
            ))}
          </ul>
        </section>
      )}
      {teams.length + commissions.length === 0 && <p className="quiet">{t('nowhere')}</p>}
    </div>
  );
}

function Membership({ cohort, team, name, category, region, organization, from, until }: Answers['MembershipDto']) {
  const { t } = useTranslation(['person', 'domain']);
  const nameOf = useRegionName();
  const { mayWorkOn } = useMe();
  const title = useQuery(cohorts()).data?.items.find((each) => each.cohort === cohort)?.title;
  const when = until
    ? t('was-there', { from: dayText(from), until: dayText(until) })
    : t('there-since', { from: dayText(from) });
  return (
    <li>
      <Link to={addressOf({ kind: 'team', cohort, team, title: name }, mayWorkOn)}>{name}</Link>
      <small>{title}</small>
      <small>
        {[t(`domain:category-${category}`), organization, nameOf(region), when].filter(Boolean).join(' · ')}
      </small>
    </li>
  );
}
