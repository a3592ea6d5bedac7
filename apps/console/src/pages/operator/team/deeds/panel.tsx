// What can be recorded now: a button a deed, which opens its form beside the case file; changes of the composition and
// corrections behind a menu each. Which one is open stands in the address, so that a reload comes back to it.
import { Button, Drawer, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { CaseFile } from '../../../../api/case-file.js';
import type { Decided } from '../../../../api/command.js';
import { useMe } from '../../../../session/use-me.js';
import { inLanguage } from '../../../../texts/titles.js';
import { charterIn } from '../../charter.js';
import { DeedForm } from './deed-form.js';
import { areaOf, type Deed, type DeedKind } from './deed.js';
import { allOf, deedsOf } from './deeds.js';
import styles from './deeds.module.css';

const grave: ReadonlySet<DeedKind> = new Set(['withdraw', 'decline-seat']);

interface Props {
  readonly file: CaseFile;
  onDone(answer: Decided): void;
}

export function Deeds({ file, onDone }: Props) {
  const { t } = useTranslation('deeds');
  const { mayWorkOn } = useMe();
  const [open, setOpen] = useOpenDeed();
  const charter = charterIn(file.charter);
  const own = (deeds: readonly Deed[]) => deeds.filter(({ kind }) => mayWorkOn(areaOf(kind)));
  const deeds = deedsOf(file, charter);
  const chosen = own(allOf(deeds)).find(({ id }) => id === open);
  if (own(allOf(deeds)).length === 0) return null;
  return (
    <section className={`card ${styles.panel}`} aria-label={t('panel')}>
      <h2>{t('panel')}</h2>
      <ul>
        {own(deeds.next).map((deed) => (
          <One key={deed.id} {...{ deed, setOpen }} />
        ))}
        <Group title={t('group-composition')} deeds={own(deeds.composition)} {...{ setOpen }} isClearAlone />
        <Group title={t('group-corrections')} deeds={own(deeds.corrections)} {...{ setOpen }} />
        {own(deeds.end).map((deed) => (
          <One key={deed.id} {...{ deed, setOpen }} />
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
        {chosen && (
          <DeedForm
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

type SetOpen = ReturnType<typeof useOpenDeed>[1];

function One({ deed, setOpen }: { deed: Deed; setOpen: SetOpen }) {
  const { t } = useTranslation('deeds');
  return (
    <li data-grave={grave.has(deed.kind) || undefined}>
      <Button {...looksOf(deed)} onClick={() => setOpen(deed.id)}>
        {titleOf(deed, t)}
      </Button>
    </li>
  );
}

interface GroupProps {
  readonly title: string;
  readonly deeds: readonly Deed[];
  readonly setOpen: SetOpen;
  /** One of it says what it is without the group's title, and needs no menu. */
  readonly isClearAlone?: boolean;
}

function Group({ title, deeds, setOpen, isClearAlone = false }: GroupProps) {
  const { t } = useTranslation('deeds');
  const [only] = deeds;
  if (!only) return null;
  if (deeds.length === 1 && isClearAlone) return <One deed={only} setOpen={setOpen} />;
  return (
    <li>
      <Menu position="bottom-start" shadow="md">
        <Menu.Target>
          <Button variant="default" rightSection={<IconChevronDown size={16} aria-hidden />}>
            {title}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {deeds.map((deed) => (
            <Menu.Item key={deed.id} onClick={() => setOpen(deed.id)}>
              {titleOf(deed, t)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </li>
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
