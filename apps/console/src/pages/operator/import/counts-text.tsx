// How many teams came to what, in one line.
import { useTranslation } from 'react-i18next';
import { numberText } from '../../../texts/times.js';
import type { Counts } from './send.js';

const all = ['enrolled', 'waitlisted', 'unchanged', 'refused', 'unknown'] as const;

export function CountsText({ counts }: { counts: Counts }) {
  const { t } = useTranslation('imports');
  const some = all.filter((each) => counts[each] > 0);
  if (some.length === 0) return <>{t('counts.none')}</>;
  return (
    <span className="figures">
      {some.map((each) => `${t(`counts.${each}`)} ${numberText(counts[each])}`).join(', ')}.
    </span>
  );
}
