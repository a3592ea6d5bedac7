// Sittings that are to come or under way, and the teams on their agenda that would have no quorum.
import { queryOptions, useQueries, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { type Answers, api, well } from '../../../api/client.js';
import { AGAIN_MS } from '../../../api/queries.js';
import { timeText } from '../../../texts/times.js';
import { type AgendaNames, useAgendaNames } from '../../sittings/agenda-names.js';
import { useCommissionTitle } from '../../sittings/commissions.js';
import { outlookOf, sittingOf } from '../../sittings/questions.js';
import styles from '../operator.module.css';

type Outlook = Answers['ItemOutlookDto'];
const MOST = 8;

const open = queryOptions({
  queryKey: ['sittings', 'open'],
  queryFn: () => well(api.GET('/api/v1/sittings', { params: { query: { open: true, limit: 500 } } })),
  refetchInterval: AGAIN_MS,
});
const standing = (sitting: string) =>
  queryOptions({
    queryKey: ['sitting', sitting, 'standing'],
    queryFn: async () => {
      const [minutes, outlook] = await Promise.all([sittingOf(sitting), outlookOf(sitting)]);
      return { minutes, outlooks: outlook.items };
    },
    refetchInterval: AGAIN_MS,
  });

export function Sittings() {
  const { t } = useTranslation('operator');
  const titleOf = useCommissionTitle();
  const coming = [...(useQuery(open).data?.items ?? [])]
    .sort((a, b) => a.startsAt.localeCompare(b.startsAt))
    .slice(0, MOST);
  const found = useQueries({ queries: coming.map(({ sitting }) => standing(sitting)) });
  const names = useAgendaNames(found.flatMap(({ data }) => data?.minutes.items ?? []));
  return (
    <section className="card" aria-label={t('now-sittings')}>
      <h2>
        {t('now-sittings')}
        {coming.length > 0 && <span className="quiet figures"> · {coming.length}</span>}
      </h2>
      {coming.length === 0 && <p className="quiet">{t('now-sittings-none')}</p>}
      <ul className={styles.list}>
        {coming.map(({ sitting, commission, startsAt }, index) => (
          <li key={sitting} data-sitting={sitting}>
            <Link to={`/sittings/${sitting}`}>{titleOf(commission)}</Link> — {timeText(startsAt)}
            <Lacking standing={found[index]?.data} names={names} />
          </li>
        ))}
      </ul>
    </section>
  );
}

interface LackingProps {
  readonly standing: { readonly minutes: Answers['SittingDto']; readonly outlooks: readonly Outlook[] } | undefined;
  readonly names: AgendaNames;
}

function Lacking({ standing, names }: LackingProps) {
  const { t } = useTranslation('sittings');
  if (!standing) return null;
  const lacking = standing.outlooks.filter(({ quorum }) => !quorum.reachable);
  const items = standing.minutes.items.filter(({ item }) => lacking.some((each) => each.item === item));
  return items.map((item) => (
    <div key={item.item} className={styles.risk}>
      {t('will-not-have-quorum', { team: names.team(item) })}
    </div>
  ));
}
