// The end of a sitting: its protocol, signed when nothing on the agenda is open.
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { command } from '../../../api/command.js';
import { CommandForm } from '../../../commands/command-form.js';
import { useMe } from '../../../session/use-me.js';
import { timeText } from '../../../texts/times.js';
import type { Minutes } from './use-sitting.js';

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
      {!protocol && openItems === 0 && mayWorkOn('sitting') && (
        <CommandForm
          name={`protocol.${sitting}`}
          fields={[{ name: 'number', label: t('protocol-number') }]}
          submit={t('sign')}
          send={(values, key) => command(['sittings', sitting, 'protocol'], values, key)}
        />
      )}
      <p>
        <Link to={`/sittings/${sitting}/protocol`}>{t('print-protocol')}</Link>
      </p>
    </section>
  );
}
