// Whether enough of those who may decide on a team are in the room: a bar with a mark where the quorum begins, and words.
import { useTranslation } from 'react-i18next';
import type { Outlook } from './use-sitting.js';
import styles from './sitting.module.css';

type Quorum = Outlook['quorum'];
export const quorumState = ({ met, reachable }: Quorum): 'met' | 'short' | 'out-of-reach' =>
  met ? 'met' : reachable ? 'short' : 'out-of-reach';

export function QuorumMeter({ quorum, isSmall = false }: { quorum: Quorum; isSmall?: boolean }) {
  const { t } = useTranslation('sittings');
  const { present, of, needed } = quorum;
  const state = quorumState(quorum);
  const words = t(`quorum-${state}`, { present, of, needed, missing: needed - present });
  const share = (count: number) => `${of ? Math.min(100, (100 * count) / of) : 0}%`;
  return (
    <div className={styles.meter} data-quorum={state} data-small={isSmall || undefined}>
      <div className={styles.bar} aria-hidden>
        <span style={{ width: share(present) }} />
        <i style={{ insetInlineStart: share(needed) }} />
      </div>
      <small>{words}</small>
    </div>
  );
}

/** The rule itself: «не менее 1/2 голосующих». */
export function QuorumRule({ rule }: { rule: Outlook['rule'] }) {
  const { t } = useTranslation('sittings');
  const { numerator, denominator } = rule.share;
  const share = numerator === denominator ? t('share-all') : `${numerator}/${denominator}`;
  return <>{t(rule.strict ? 'rule-more-than' : 'rule-at-least', { share, whom: t(`rule-of-${rule.of}`) })}</>;
}
