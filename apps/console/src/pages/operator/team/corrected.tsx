// That a record was corrected, when, why and on what; each stays visible.
import { useTranslation } from 'react-i18next';
import type { Answers } from '../../../api/client.js';
import { dayText } from '../../../texts/times.js';

type Correction = Answers['CorrectionRecordDto'];

interface Props {
  readonly corrections: readonly Correction[];
  /** What it was, as people read it. */
  readonly was?: (correction: Answers['CorrectedDto']) => string;
}

export function Corrected({ corrections, was }: Props) {
  const { t } = useTranslation('operator');
  return corrections.map((correction) => {
    const { at, reason, document } = correction;
    const before = was && 'before' in correction ? was(correction as Answers['CorrectedDto']) : '';
    return (
      <small key={at + reason} data-corrected>
        {t('corrected', { day: dayText(at), reason, document })}
        {before && ` ${t('was-before', { before })}`}
      </small>
    );
  });
}
