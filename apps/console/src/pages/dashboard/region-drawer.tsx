// One region: its figures, its teams and how far they are, its cohorts, agreements and outcomes.
import { Alert, Badge, Drawer } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type Answers, api, well } from '../../api/client.js';
import { useStageTitles } from '../../api/names.js';
import { Loading } from '../../shell/loading.js';
import { districtName, regionName } from '../../texts/region-names.js';
import { dayText } from '../../texts/times.js';
import { inLanguage, useStageTitle } from '../../texts/titles.js';
import styles from './dashboard.module.css';
import { Figure } from './figure.js';
import { countings, type Progress } from './progress.js';
import type { View } from './view.js';

type Region = Answers['RegionAnswerDto'];
type NameOf = (key: string) => string;

interface Props {
  readonly view: View;
  readonly progress: Progress;
  readonly nameOf: NameOf;
  onClose(): void;
}

export function RegionDrawer({ view, progress, nameOf, onClose }: Props) {
  const { t } = useTranslation(['dashboard', 'shell']);
  const { region, asOf } = view;
  return (
    <Drawer
      opened={region !== null}
      onClose={onClose}
      position="right"
      size="lg"
      title={region && nameOf(region)}
      closeButtonProps={{ 'aria-label': t('shell:close') }}
    >
      {region && (
        <div className={styles.region}>
          <Figures region={region} progress={progress} />
          {asOf !== null && <Alert color="past">{t('region-past', { day: dayText(asOf) })}</Alert>}
          <Whole {...{ region, asOf, progress, nameOf }} />
        </div>
      )}
    </Drawer>
  );
}

function Figures({ region, progress }: { region: string; progress: Progress }) {
  const { t } = useTranslation(['dashboard', 'domain']);
  const titleOf = useStageTitle();
  const row = progress.regions.find((each) => each.region === region);
  if (!row) return null;
  const shown = countings.filter((counting) => row[counting] > 0);
  const columns = [undefined, ...progress.columns];
  return (
    <table className={`figures ${styles.small}`}>
      <caption className="unseen">{t('region-figures')}</caption>
      <thead>
        <tr>
          <td />
          {shown.map((counting) => (
            <th key={counting} scope="col">
              {t(`show-${counting}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {columns.map((column) => (
          <tr key={column?.key ?? ''}>
            <th scope="row">{column ? titleOf(column) : t('domain:kind-enrolled')}</th>
            {shown.map((counting) => {
              const value = column ? (row.reached[column.key]?.[counting] ?? 0) : row[counting];
              const what = column ? titleOf(column) : t('domain:kind-enrolled');
              return (
                <td key={counting}>
                  <Figure value={value} figure={{ level: 'region', place: region, column, counting }} what={what} />
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface WholeProps extends Pick<Props, 'progress' | 'nameOf'> {
  readonly region: string;
  readonly asOf: string | null;
}

/** Asked anew whenever the board moves; of a past day, as it was known by its end. */
function Whole({ region, asOf, progress, nameOf }: WholeProps) {
  const query = asOf === null ? {} : { asOf };
  const { data, error } = useQuery({
    queryKey: ['region', region, asOf, progress.position],
    queryFn: () => well(api.GET('/api/v1/regions/{region}', { params: { path: { region }, query } })),
    placeholderData: keepPreviousData,
  });
  if (error) return <Alert color="red">{error.message}</Alert>;
  if (!data || data.region.key !== region) return <Loading />;
  return <Lists data={data} nameOf={nameOf} />;
}

function Lists({ data, nameOf }: { data: Region; nameOf: NameOf }) {
  const { t } = useTranslation(['dashboard', 'domain']);
  const { region, teams, cohorts, agreements, outcomes } = data;
  const stageOf = useStageTitles([...new Set(teams.map(({ program }) => program))]);
  const cohortOf = (cohort: string) => cohorts.find((each) => each.cohort === cohort)?.title ?? cohort;
  const inWords = ({ isLead, isGuest, leadRegion, seat, program, furthest }: Region['teams'][number]) =>
    [
      seat !== 'enrolled' && t(`domain:seat-${seat}`),
      isLead ? t('leads') : t('joins', { region: nameOf(leadRegion) }),
      isGuest && t('guest'),
      furthest && t('tile-furthest', { stage: stageOf(program, furthest) }),
    ]
      .filter(Boolean)
      .join(' · ');
  return (
    <>
      <p className="quiet">
        {region.district ? districtName(region.district) : t('domain:no-district')}
        {region.iso && ` · ${region.iso}`}
      </p>
      <List title={t('region-teams')} none={teams.length === 0}>
        {teams.map((team) => (
          <Entry
            key={`${team.cohort} ${team.team}`}
            title={team.name}
            more={`${cohortOf(team.cohort)} · ${inWords(team)}`}
          />
        ))}
      </List>
      <List title={t('region-cohorts')} none={cohorts.length === 0}>
        {cohorts.map(({ cohort, title, isTarget, teams: count, closedAt }) => (
          <Entry
            key={cohort}
            title={title}
            more={`${t(isTarget ? 'target-of' : 'not-target-of')} · ${t('domain:teams', { count })}`}
          >
            {closedAt && <Badge variant="default">{t('closed', { day: dayText(closedAt) })}</Badge>}
          </Entry>
        ))}
      </List>
      <List title={t('region-agreements')} none={agreements.length === 0}>
        {agreements.map(({ agreement, title, parties, signedAt, endedAt }) => (
          <Entry
            key={agreement}
            title={title}
            more={`${parties.map(nameOf).join(' — ')} · ${t('signed', { day: dayText(signedAt) })}${endedAt ? ` · ${t('ended', { day: dayText(endedAt) })}` : ''}`}
          />
        ))}
      </List>
      <List title={t('region-outcomes')} none={outcomes.length === 0}>
        {outcomes.map(({ cohort, team, outcome, title, name }) => (
          <Entry key={`${cohort} ${team} ${outcome}`} title={title ? inLanguage(title) : outcome} more={name ?? team} />
        ))}
      </List>
    </>
  );
}

function List({ title, none, children }: { title: string; none: boolean; children: ReactNode }) {
  const { t } = useTranslation('dashboard');
  return (
    <section>
      <h2>{title}</h2>
      {none ? <p className="quiet">{t('region-none')}</p> : <ul>{children}</ul>}
    </section>
  );
}

const Entry = ({ title, more, children }: { title: string; more: string; children?: ReactNode }) => (
  <li>
    <p>
      {title} {children}
    </p>
    <small className="quiet">{more}</small>
  </li>
);

export const nameIn =
  (regions: readonly Answers['RegionDto'][]): NameOf =>
  (key) =>
    regionName(key, regions.find((each) => each.key === key)?.nameRu);
