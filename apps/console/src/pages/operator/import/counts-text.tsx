// How many teams came to what, or would come, in one sentence.
import { useTranslation } from 'react-i18next';
import { numberText } from '../../../texts/times.js';
import type { Counts } from './send.js';

const all = ['enrolled', 'waitlisted', 'unchanged', 'refused', 'unknown'] as const;

export function CountsText({ counts, says }: { counts: Counts; says: 'would-come' | 'came-to' }) {
  const { t } = useTranslation('imports');
  const some = all
    .filter((each) => counts[each] > 0)
    .map((each) => `${t(`counts.${each}`)} ${numberText(counts[each])}`);
  return <p className="figures">{some.length > 0 ? t(says, { counts: some.join(', ') }) : t('counts.none')}</p>;
}
