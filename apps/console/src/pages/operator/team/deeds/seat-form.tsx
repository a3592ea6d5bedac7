// The seat on offer is taken, or left to the next in line.
import { useTranslation } from 'react-i18next';
import { timeText } from '../../../../texts/times.js';
import { DeedForm } from './deed-form.js';
import { type DeedProps, useDeed } from './use-deed.js';

const empty = {};

export function SeatForm(props: DeedProps) {
  const { t } = useTranslation('deeds');
  const { file, deed, onCancel } = props;
  const form = useDeed(props, empty, () => ({ to: [deed.kind], body: {} }));
  const { until } = file.seat;
  const hint = [t(`${deed.kind}-hint`), until && t('offer-until', { time: timeText(until) })];
  return (
    <DeedForm
      {...{ form, onCancel }}
      hint={hint.filter(Boolean).join(' ')}
      submit={t(deed.kind)}
      isComplete
      isGrave={deed.kind === 'decline-seat'}
      hasTime={false}
    />
  );
}
