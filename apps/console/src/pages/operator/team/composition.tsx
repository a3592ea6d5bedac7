// Regions and people of the team; those that left are shown as such.
import { useTranslation } from 'react-i18next';
import { type CaseFile, nameOfPerson } from '../../../api/case-file.js';
import { dayText } from '../../../texts/times.js';
import { useRegionName } from '../../../texts/use-region-name.js';
import styles from '../operator.module.css';
import { Corrected } from './corrected.js';
import own from './team.module.css';

export function Composition({ file }: { file: CaseFile }) {
  const { t } = useTranslation(['operator', 'domain']);
  const nameOf = useRegionName();
  return (
    <section className="card" aria-label={t('composition')}>
      <h2>{t('composition')}</h2>
      <ul className={styles.list}>
        {file.regions.map(({ region, isGuest, since, until }) => (
          <li key={region + since}>
            {nameOf(region)}
            {region === file.leadRegion && <b> · {t('leads')}</b>}
            {isGuest && <b> · {t('guest')}</b>}
            {until && <small>{t('left-on', { day: dayText(until) })}</small>}
          </li>
        ))}
      </ul>
      <ul className={`${styles.list} ${own.people}`}>
        {file.members.map(({ person, category, region, organization, from, until }) => (
          <li key={person + from}>
            {nameOfPerson(file, person)}
            <small>
              {[t(`domain:category-${category}`), organization, nameOf(region)].filter(Boolean).join(' · ')}
              {until && ` · ${t('left-on', { day: dayText(until) })}`}
            </small>
          </li>
        ))}
      </ul>
      <Corrected corrections={file.enrollmentCorrections} />
    </section>
  );
}
