// The team under discussion: who may decide, what they gave, and closing or withdrawing the item.
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { command } from '../../../api/command.js';
import { RefusalNote } from '../../../commands/refusal-note.js';
import { useCommand } from '../../../commands/use-command.js';
import { useMe } from '../../../session/use-me.js';
import type { AgendaNames } from '../agenda-names.js';
import { Closed } from './closed.js';
import { QuorumMeter, QuorumRule } from './quorum-meter.js';
import type { Item, Outlook, Sitting } from './use-sitting.js';
import { Voters } from './voters.js';
import { Withdraw } from './withdraw.js';
import styles from './sitting.module.css';

interface Props {
  readonly sitting: Sitting;
  readonly item: Item;
  readonly names: AgendaNames;
}

export function Discussion({ sitting, item, names }: Props) {
  const { t } = useTranslation('sittings');
  const outlook = sitting.outlooks.get(item.item);
  return (
    <section className={`card ${styles.discussion}`} aria-label={t('under-discussion')}>
      <div>
        <p className="quiet">
          {names.stage(item)}
          {item.round > 1 && ` · ${t('round', { round: item.round })}`} · {names.cohort(item)}
        </p>
        <h2>
          <Link to={`/operator/cohorts/${item.cohort}/teams/${item.team}`}>{names.team(item)}</Link>
        </h2>
      </div>
      {item.status === 'open' && outlook && <Open {...{ sitting, item, outlook }} />}
      {item.closed && <Closed {...{ sitting, item, names }} closed={item.closed} />}
      {item.withdrawn && <p>{t('withdrawn-because', { reason: item.withdrawn.reason })}</p>}
    </section>
  );
}

function Open({ sitting, item, outlook }: { sitting: Sitting; item: Item; outlook: Outlook }) {
  const { t } = useTranslation('sittings');
  const { mayWorkOn } = useMe();
  const { minutes, nameOf } = sitting;
  const close = useCommand((_standing: string, key) =>
    command(['sittings', minutes.sitting, 'items', item.item, 'close'], {}, key),
  );
  const { awaited, quorum } = outlook;
  // Why it could not be closed says nothing any more once somebody came or scored.
  const standing = `${quorum.present} ${awaited.length}`;
  const error = close.variables === standing ? close.error : null;
  return (
    <>
      <div>
        <QuorumMeter quorum={quorum} />
        <p className="quiet">
          {t('rule')}: <QuorumRule rule={outlook.rule} />
        </p>
      </div>
      <Voters {...{ sitting, item, outlook }} />
      {awaited.length > 0 && (
        <p className="quiet">{t('awaited', { count: awaited.length, who: awaited.map(nameOf).join(', ') })}</p>
      )}
      <RefusalNote error={error} />
      {mayWorkOn('sitting') && (
        <div className={styles.actions}>
          <Button loading={close.isPending} onClick={() => close.mutate(standing)}>
            {t('close-item')}
          </Button>
          <Withdraw sitting={minutes.sitting} item={item.item} />
        </div>
      )}
    </>
  );
}
