// The seat on offer is taken, or left to the next in line.
import { timeText } from '../../../../../texts/times.js';
import type { Declare } from './form.js';

export const seat: Declare = ({ file, deed: { kind }, t }) => {
  const { until } = file.seat;
  const hint = [t(`${kind}-hint`), until && t('offer-until', { time: timeText(until) })];
  return {
    hint: hint.filter(Boolean).join(' '),
    fields: [],
    submit: t(kind),
    to: [kind],
    body: () => ({}),
    isGrave: kind === 'decline-seat',
    hasTime: false,
  };
};
