// What can be recorded now: a button a deed, which opens its form beside the case file. Which one is open stands in the
// address, so that a reload comes back to it.
import { Button, Drawer } from '@mantine/core';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { TFunction } from 'i18next';
import type { CaseFile } from '../../../../api/case-file.js';
import type { Decided } from '../../../../api/command.js';
import { useMe } from '../../../../session/use-me.js';
import { inLanguage } from '../../../../texts/titles.js';
import type { Charter } from '../../charter.js';
import { ApplicationForm } from './application-form.js';
import { areaOf, type Deed, type DeedKind, deedsOf } from './deeds.js';
import styles from './deeds.module.css';
import { EntryForm } from './entry-form.js';
import { OutcomeForm } from './outcome-form.js';
import { ReasonForm } from './reason-form.js';
import { SeatForm } from './seat-form.js';
import { TestForm } from './test-form.js';
import type { DeedProps } from './use-deed.js';

const forms: Readonly<Record<DeedKind, ComponentType<DeedProps>>> = {
  test: TestForm,
  'file-application': ApplicationForm,
  'return-application': ReasonForm,
  'enter-registry': EntryForm,
  outcome: OutcomeForm,
  'accept-seat': SeatForm,
  'decline-seat': SeatForm,
  withdraw: ReasonForm,
  reinstate: ReasonForm,
};
const grave: ReadonlySet<DeedKind> = new Set(['withdraw', 'decline-seat']);

interface Props {
  readonly file: CaseFile;
  readonly charter: Charter;
  readonly isClosed: boolean;
  onDone(answer: Decided): void;
}

export function Deeds({ file, charter, isClosed, onDone }: Props) {
  const { t } = useTranslation('deeds');
  const { mayWorkOn } = useMe();
  const [open, setOpen] = useOpenDeed();
  const deeds = deedsOf(file, charter, isClosed).filter(({ kind }) => mayWorkOn(areaOf[kind]));
  const chosen = deeds.find(({ id }) => id === open);
  if (deeds.length === 0) return null;
  const Form = chosen && forms[chosen.kind];
  return (
    <section className={`card ${styles.panel}`} aria-label={t('panel')}>
      <h2>{t('panel')}</h2>
      <ul>
        {deeds.map((deed) => (
          <li key={deed.id} data-grave={grave.has(deed.kind) || undefined}>
            <Button {...looksOf(deed)} onClick={() => setOpen(deed.id)}>
              {titleOf(deed, t)}
            </Button>
          </li>
        ))}
      </ul>
      <Drawer
        opened={chosen !== undefined}
        onClose={() => setOpen(null)}
        position="right"
        size="min(30rem, 100%)"
        title={chosen && titleOf(chosen, t)}
        closeButtonProps={{ 'aria-label': t('shell:close') }}
      >
        <p className={`quiet ${styles.subtitle}`}>{file.name}</p>
        {Form && (
          <Form
            key={chosen.id}
            {...{ file, charter }}
            deed={chosen}
            onDone={(answer) => {
              setOpen(null);
              onDone(answer);
            }}
            onCancel={() => setOpen(null)}
          />
        )}
      </Drawer>
    </section>
  );
}

const looksOf = ({ kind }: Deed) =>
  grave.has(kind)
    ? { variant: 'subtle', color: 'red' }
    : { variant: kind === 'return-application' ? 'subtle' : 'default' };

const titleOf = ({ kind, stage }: Deed, t: TFunction<'deeds'>): string =>
  t(`deed-${kind}`, { stage: stage ? inLanguage(stage.title) : '' });

function useOpenDeed() {
  const [params, setParams] = useSearchParams();
  const set = (deed: string | null) =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        if (deed) next.set('record', deed);
        else next.delete('record');
        return next;
      },
      { replace: true, preventScrollReset: true },
    );
  return [params.get('record'), set] as const;
}
