// A program's charter in words: its stages as a graph, the rules of each, and what differs from another version.
import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams, useSearchParams } from 'react-router';
import { Coming } from '../../commands/coming.js';
import { cohorts } from '../../api/queries.js';
import { useMe } from '../../session/use-me.js';
import { dayText } from '../../texts/times.js';
import { inLanguage } from '../../texts/titles.js';
import { Differences } from './differences.js';
import { StageGraph } from './graph/stage-graph.js';
import { OwnParts } from './own-parts.js';
import styles from './program.module.css';
import { differencesBetween } from './rules/rule.js';
import { useSections } from './rules/use-sections.js';
import { StageCard } from './stage-card.js';
import { type CharterVersion, programVersions } from './versions.js';

export function Component() {
  const { program = '' } = useParams();
  const { data, error } = useQuery(programVersions(program));
  if (!data) return <Coming error={error} />;
  return <Viewer program={program} versions={data.charters} />;
}

function Viewer({ program, versions }: { program: string; versions: readonly CharterVersion[] }) {
  const { t } = useTranslation('program');
  const [params, setParams] = useSearchParams();
  const sectionsOf = useSections();
  const find = (version: string | null) => versions.find((each) => String(each.version) === version);
  const shown = find(params.get('version')) ?? versions[0];
  if (!shown) return null;
  const against = find(params.get('against'));
  const { charter, version, charteredAt } = shown;
  const sections = sectionsOf(charter);
  const differences = against ? differencesBetween(sectionsOf(against.charter), sections) : [];
  const ask = (name: string, value: string | null) =>
    setParams((before) => {
      const next = new URLSearchParams(before);
      if (value) next.set(name, value);
      else next.delete(name);
      if (next.get('against') === (next.get('version') ?? String(versions[0]?.version))) next.delete('against');
      return next;
    });
  const titleOf = (each: CharterVersion) =>
    t('version-since', { version: each.version, day: dayText(each.charteredAt) });
  return (
    <div className={styles.page}>
      <div className={styles.top}>
        <Link to="/programs" className={styles.back}>
          {t('programs')}
        </Link>
        <h1>{inLanguage(charter.title)}</h1>
        <p className="quiet">
          {t('for-by', { customer: inLanguage(charter.customer), operator: inLanguage(charter.operator) })}
        </p>
      </div>
      {versions.length > 1 ? (
        <div className={styles.choices}>
          <Select
            label={t('version')}
            data={versions.map((each) => ({ value: String(each.version), label: titleOf(each) }))}
            value={String(version)}
            onChange={(value) => ask('version', value)}
            {...{ allowDeselect: false, w: 290 }}
          />
          <Select
            label={t('against')}
            placeholder={t('against-none')}
            data={versions
              .filter((each) => each !== shown)
              .map((each) => ({ value: String(each.version), label: titleOf(each) }))}
            value={against ? String(against.version) : null}
            onChange={(value) => ask('against', value)}
            {...{ clearable: true, w: 290 }}
          />
        </div>
      ) : (
        <p className="quiet">{t('version-only', { version, day: dayText(charteredAt) })}</p>
      )}
      <RunningUnder program={program} version={version} />
      {against && <Differences version={against.version} differences={differences} />}
      <section className={`card ${styles.card}`} aria-label={t('graph')}>
        <h2>{t('graph')}</h2>
        <StageGraph stages={charter.stages} changed={new Set(differences.map(({ section }) => section))} />
      </section>
      <div className={styles.stages}>
        {charter.stages.map((stage) => (
          <StageCard key={stage.id} stage={stage} stages={charter.stages} differences={differences} />
        ))}
      </div>
      <OwnParts sections={sections} differences={differences} />
      {charter.ours.length > 0 && (
        <section className={`card ${styles.ours}`} aria-label={t('ours')}>
          <h2>{t('ours')}</h2>
          <p className="quiet">{t('ours-lead')}</p>
          <ul>
            {charter.ours.map((text) => (
              <li key={text.ru}>{inLanguage(text)}</li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function RunningUnder({ program, version }: { program: string; version: number }) {
  const { t } = useTranslation('program');
  const { mayWorkOn } = useMe();
  const all = useQuery(cohorts(program)).data?.items;
  if (!all) return null;
  const those = all.filter((each) => each.version === version);
  if (those.length === 0) return <p className="quiet">{t('nobody-runs')}</p>;
  return (
    <p>
      {t('run-under')}{' '}
      {those.map(({ cohort, title }, index) => (
        <span key={cohort}>
          {index > 0 && ', '}
          {mayWorkOn('attendance') ? <Link to={`/operator/cohorts/${cohort}`}>{title}</Link> : title}
        </span>
      ))}
    </p>
  );
}
