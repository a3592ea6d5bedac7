// A team of one or several regions is enrolled: what it will come to is said while it is typed.
import { ActionIcon, Button, MultiSelect, Select, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { Coming } from '../../../commands/coming.js';
import type { Decided } from '../../../api/command.js';
import { regions as allRegions } from '../../../api/queries.js';
import { RefusalNote } from '../../../commands/refusal-note.js';
import { useCommand } from '../../../commands/use-command.js';
import { useDraft } from '../../../commands/use-draft.js';
import { useLive } from '../../../live/use-live.js';
import { useRegionName } from '../../../texts/use-region-name.js';
import { type Board, boardStream, withChange } from '../board/board.js';
import styles from '../operator.module.css';
import { useAgreements } from '../use-agreements.js';
import { categories, type Draft, emptyDraft, emptyMember, isComplete, projectKinds, warningsOf } from './enrollment.js';
import { enroll } from './send.js';

export function Component() {
  const { cohort = '' } = useParams();
  const { data: board, error } = useLive<Board>(boardStream(cohort), withChange);
  return <div className={styles.narrow}>{board ? <Form board={board} /> : <Coming error={error} />}</div>;
}

function Form({ board }: { board: Board }) {
  const { t } = useTranslation(['operator', 'domain']);
  const { cohort, title } = board;
  const [draft, change, clear] = useDraft<Draft>(`enroll-${cohort}`, emptyDraft);
  const [done, setDone] = useState<{ readonly name: string; readonly answer: Decided }>();
  const sending = useCommand((given: Draft, key) => enroll(cohort, given, key));
  const send = (event: FormEvent) => {
    event.preventDefault();
    setDone(undefined);
    if (isComplete(draft) && !sending.isPending)
      sending.mutate(draft, {
        onSuccess: (answer) => {
          setDone({ name: draft.name, answer });
          clear();
        },
      });
  };
  return (
    <>
      <div>
        <Link to=".." relative="path" className={styles.back}>
          {title}
        </Link>
        <h1>{t('enroll-team')}</h1>
      </div>
      {done && <Done cohort={cohort} {...done} />}
      <form className={`card ${styles.form}`} onSubmit={send}>
        <TextInput
          label={t('team-name')}
          value={draft.name}
          onChange={({ currentTarget }) => change({ name: currentTarget.value })}
          required
        />
        <Where {...{ draft, change }} />
        <div className={styles.pair}>
          <Select
            label={t('project-kind')}
            data={projectKinds.map((value) => ({ value, label: t(`domain:project-${value}`) }))}
            value={draft.projectKind}
            onChange={(projectKind) => projectKind && change({ projectKind })}
            allowDeselect={false}
          />
          <TextInput
            label={t('project-title')}
            value={draft.projectTitle}
            onChange={({ currentTarget }) => change({ projectTitle: currentTarget.value })}
            required
          />
        </div>
        <Members {...{ draft, change }} />
        <Warnings {...{ board, draft }} />
        <RefusalNote error={sending.error} />
        <div className={styles.actions}>
          <Button type="submit" loading={sending.isPending} disabled={!isComplete(draft)}>
            {t('enroll')}
          </Button>
          <Button variant="subtle" color="gray" onClick={clear}>
            {t('clear-form')}
          </Button>
        </div>
      </form>
    </>
  );
}

interface PartProps {
  readonly draft: Draft;
  change(part: Partial<Draft>): void;
}

function Where({ draft, change }: PartProps) {
  const { t } = useTranslation('operator');
  const nameOf = useRegionName();
  const agreements = useAgreements(draft.regions.length > 1);
  const all = useQuery(allRegions).data?.items ?? [];
  const named = (keys: readonly string[]) => keys.map((value) => ({ value, label: nameOf(value) }));
  const choose = (regions: readonly string[]) =>
    change({ regions, leadRegion: regions.includes(draft.leadRegion) ? draft.leadRegion : (regions[0] ?? '') });
  return (
    <div className={styles.pair}>
      <MultiSelect
        label={t('regions')}
        data={named(all.map(({ key }) => key))}
        value={[...draft.regions]}
        onChange={choose}
        searchable
        required
      />
      <Select
        label={t('lead-region')}
        data={named(draft.regions)}
        value={draft.leadRegion || null}
        onChange={(leadRegion) => leadRegion && change({ leadRegion })}
        allowDeselect={false}
        disabled={draft.regions.length < 2}
      />
      {draft.regions.length > 1 && (
        <Select
          label={t('agreement')}
          description={t('agreement-hint')}
          data={[...agreements]}
          value={draft.agreement || null}
          onChange={(agreement) => change({ agreement: agreement ?? '' })}
          nothingFoundMessage={t('no-agreements')}
          clearable
          searchable
        />
      )}
    </div>
  );
}

function Members({ draft, change }: PartProps) {
  const { t } = useTranslation(['operator', 'domain']);
  const nameOf = useRegionName();
  const { members, regions } = draft;
  const put = (index: number, part: Partial<(typeof members)[number]>) =>
    change({ members: members.map((member, at) => (at === index ? { ...member, ...part } : member)) });
  return (
    <fieldset className={styles.members}>
      <legend>{t('members')}</legend>
      {members.map((member, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows of a form have no other identity
        <div key={index} className={styles.member}>
          <TextInput
            aria-label={t('member-name', { number: index + 1 })}
            placeholder={t('member-name-hint')}
            value={member.name}
            onChange={({ currentTarget }) => put(index, { name: currentTarget.value })}
          />
          <Select
            aria-label={t('member-region', { number: index + 1 })}
            placeholder={t('region')}
            data={regions.map((value) => ({ value, label: nameOf(value) }))}
            value={member.region || null}
            onChange={(region) => put(index, { region: region ?? '' })}
          />
          <Select
            aria-label={t('member-category', { number: index + 1 })}
            data={categories.map((value) => ({ value, label: t(`domain:category-${value}`) }))}
            value={member.category}
            onChange={(category) => category && put(index, { category })}
            allowDeselect={false}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('remove-member', { number: index + 1 })}
            disabled={members.length === 1}
            onClick={() => change({ members: members.filter((_, at) => at !== index) })}
          >
            <IconX size={16} />
          </ActionIcon>
        </div>
      ))}
      <Button
        variant="subtle"
        size="xs"
        leftSection={<IconPlus size={14} aria-hidden />}
        onClick={() => change({ members: [...members, { ...emptyMember, region: regions[0] ?? '' }] })}
      >
        {t('add-member')}
      </Button>
    </fieldset>
  );
}

function Warnings({ board, draft }: { board: Board; draft: Draft }) {
  const { t } = useTranslation('operator');
  const nameOf = useRegionName();
  const warnings = draft.regions.length ? warningsOf(board, draft) : [];
  if (warnings.length === 0) return null;
  return (
    <ul className={styles.warning} aria-live="polite">
      {warnings.map(({ text, region = '' }) => (
        <li key={text + region}>{t(`warning-${text}`, { region: nameOf(region) })}</li>
      ))}
    </ul>
  );
}

function Done({ cohort, name, answer }: { cohort: string; name: string; answer: Decided }) {
  const { t } = useTranslation('operator');
  const [event] = answer.events;
  const { team } = (event?.data ?? {}) as { team?: string };
  return (
    <p className={styles.done} role="status">
      {t(event?.type === 'TeamWaitlisted' ? 'done-waiting' : 'done-enrolled', { name })}{' '}
      {team && <Link to={`/operator/cohorts/${cohort}/teams/${team}`}>{t('open-case-file')}</Link>}
    </p>
  );
}
