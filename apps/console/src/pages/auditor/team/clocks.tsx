// The two clocks: what was known by then, and what of it was true on a day. Both live in the address.
import { Button, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import styles from '../auditor.module.css';

export interface Moment {
  /** A position of the log, or a time of this browser's zone: `2022-04-05T10:00`. */
  readonly asOf: string | undefined;
  /** A day. */
  readonly trueFor: string | undefined;
}

export function useMoment(): [Moment, (change: { asOf?: string | null; trueFor?: string | null }) => void] {
  const [params, setParams] = useSearchParams();
  const change = (changed: object) =>
    setParams((before) => {
      const next = new URLSearchParams(before);
      for (const [name, value] of Object.entries(changed) as [string, string | null][])
        if (value) next.set(name, value);
        else next.delete(name);
      return next;
    });
  return [{ asOf: params.get('asOf') ?? undefined, trueFor: params.get('trueFor') ?? undefined }, change];
}

export const isPast = ({ asOf, trueFor }: Moment): boolean => asOf !== undefined || trueFor !== undefined;
const isTime = (asOf: string | undefined) => asOf !== undefined && /^\d{4}-\d\d-\d\dT/.test(asOf);

/** As the API takes it. */
export const asked = ({ asOf, trueFor }: Moment) => ({
  asOf: isTime(asOf) ? new Date(asOf as string).toISOString() : asOf,
  trueFor,
});

interface Props {
  readonly moment: Moment;
  change(change: { asOf?: string | null; trueFor?: string | null }): void;
}

export function Clocks({ moment, change }: Props) {
  const { t } = useTranslation('auditor');
  return (
    <section className={styles.filters} aria-label={t('clocks')}>
      <TextInput
        type="datetime-local"
        label={t('known-at')}
        description={t('known-at-hint')}
        value={isTime(moment.asOf) ? moment.asOf : ''}
        onChange={(event) => change({ asOf: event.currentTarget.value || null })}
        w={260}
      />
      <TextInput
        type="date"
        label={t('true-for-day')}
        description={t('true-for-hint')}
        value={moment.trueFor ?? ''}
        onChange={(event) => change({ trueFor: event.currentTarget.value || null })}
        w={260}
      />
      {isPast(moment) && (
        <Button variant="default" onClick={() => change({ asOf: null, trueFor: null })}>
          {t('back-to-now')}
        </Button>
      )}
    </section>
  );
}
