// The agenda: a line a team with how it stands; the one under discussion is chosen here.
import { useTranslation } from 'react-i18next';
import type { AgendaNames } from '../agenda-names.js';
import { QuorumMeter } from './quorum-meter.js';
import type { Item, Sitting } from './use-sitting.js';
import styles from './sitting.module.css';

interface Props {
  readonly sitting: Sitting;
  readonly names: AgendaNames;
  readonly chosen: string | undefined;
  choose(item: string): void;
}

export function Agenda({ sitting: { minutes, outlooks }, names, chosen, choose }: Props) {
  const { t } = useTranslation('sittings');
  return (
    <section className="card" aria-label={t('agenda')}>
      <h2>{t('agenda')}</h2>
      <ol className={styles.agenda}>
        {minutes.items.map((item) => (
          <li key={item.item} data-item={item.item} data-status={item.status}>
            <button type="button" aria-current={item.item === chosen} onClick={() => choose(item.item)}>
              <b>{names.team(item)}</b>
              <small>
                {names.stage(item)}
                {item.round > 1 && ` · ${t('round', { round: item.round })}`} · {t(`item-${item.status}`)}
              </small>
              <Standing item={item} outlook={outlooks.get(item.item)} />
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Standing({
  item,
  outlook,
}: {
  item: Item;
  outlook: Sitting['outlooks'] extends ReadonlyMap<string, infer O> ? O | undefined : never;
}) {
  const { t } = useTranslation('sittings');
  if (item.status === 'open' && outlook) return <QuorumMeter quorum={outlook.quorum} isSmall />;
  if (item.closed) return <small>{t('was-present', item.closed.quorum)}</small>;
  return item.withdrawn && <small>{item.withdrawn.reason}</small>;
}
