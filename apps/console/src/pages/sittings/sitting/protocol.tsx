// The end of a sitting: its protocol, signed when nothing on the agenda is open.
import { Button, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { command } from '../../../api/command.js';
import { RefusalNote } from '../../../commands/refusal-note.js';
import { useCommand } from '../../../commands/use-command.js';
import { useDraft } from '../../../commands/use-draft.js';
import { useMe } from '../../../session/use-me.js';
import { timeText } from '../../../texts/times.js';
import type { Minutes } from './use-sitting.js';
import styles from './sitting.module.css';

export function Protocol({ minutes }: { minutes: Minutes }) {
  const { t } = useTranslation('sittings');
  const { mayWorkOn } = useMe();
  const { sitting, protocol, openItems } = minutes;
  return (
    <section className="card" aria-label={t('protocol')}>
      <h2>{t('protocol')}</h2>
      {protocol ? (
        <p>{t('signed', { number: protocol.number, at: timeText(protocol.at) })}</p>
      ) : (
        <p className="quiet">{openItems > 0 ? t('open-items', { count: openItems }) : t('to-sign')}</p>
      )}
      {!protocol && openItems === 0 && mayWorkOn('sitting') && <Sign sitting={sitting} />}
      <p>
        <Link to={`/sittings/${sitting}/protocol`}>{t('print-protocol')}</Link>
      </p>
    </section>
  );
}

function Sign({ sitting }: { sitting: string }) {
  const { t } = useTranslation('sittings');
  const [draft, change, clear] = useDraft(`protocol.${sitting}`, { number: '' });
  const sign = useCommand((number: string, key) => command(['sittings', sitting, 'protocol'], { number }, key));
  return (
    <form
      className={styles.sign}
      onSubmit={(event) => {
        event.preventDefault();
        if (draft.number.trim() && !sign.isPending) sign.mutate(draft.number.trim(), { onSuccess: clear });
      }}
    >
      <TextInput
        label={t('protocol-number')}
        value={draft.number}
        onChange={({ currentTarget }) => change({ number: currentTarget.value })}
      />
      <Button type="submit" loading={sign.isPending} disabled={!draft.number.trim()}>
        {t('sign')}
      </Button>
      <RefusalNote error={sign.error} />
    </form>
  );
}
