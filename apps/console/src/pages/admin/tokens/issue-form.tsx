// Who the token is for, what it may, how far it goes and until when.
import { Button, Select, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Decided } from '../../../api/command.js';
import { command } from '../../../api/command.js';
import { RefusalNote } from '../../../commands/refusal-note.js';
import { useCommand } from '../../../commands/use-command.js';
import { idFrom } from '../../../texts/latin.js';
import styles from '../admin.module.css';
import type { Issued } from './issuing.js';
import { bodyOf, type Draft, emptyDraft, isComplete, roles, terms } from './issuance.js';
import { ScopeFields } from './scope-fields.js';

interface Props {
  onIssued(issued: Issued, position: string): void;
}
type Answer = Decided & { readonly bearer: string };

export function IssueForm({ onIssued }: Props) {
  const { t } = useTranslation(['admin', 'domain']);
  const [draft, setDraft] = useState<Draft>(emptyDraft);
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }));
  const issue = useCommand((body: object, key) => command(['admin', 'tokens'], body, key));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (issue.isPending) return;
    issue.mutate(bodyOf(draft), {
      onSuccess: (answer) =>
        onIssued({ title: draft.title.trim(), role: draft.role, bearer: (answer as Answer).bearer }, answer.position),
    });
  };
  return (
    <form onSubmit={submit} className={styles.form}>
      <TextInput
        label={t('token-title')}
        description={t('token-title-hint')}
        value={draft.title}
        onChange={({ currentTarget: { value: title } }) =>
          change({ title, ...(!draft.isOwnId && { token: idFrom(title) }) })
        }
        data-autofocus
        required
      />
      <TextInput
        label={t('token-id')}
        description={t('token-id-hint')}
        value={draft.token}
        onChange={({ currentTarget }) => change({ token: currentTarget.value, isOwnId: currentTarget.value !== '' })}
        pattern="[a-z0-9][a-z0-9\-]{0,62}"
        required
      />
      <Select
        label={t('column-role')}
        description={t(`may-${draft.role}`)}
        data={roles.map((value) => ({ value, label: t(`domain:role-${value}`) }))}
        value={draft.role}
        onChange={(role) => role && change({ role: role as Draft['role'], team: '', person: '' })}
        allowDeselect={false}
      />
      <ScopeFields {...{ draft, change }} />
      <Select
        label={t('term')}
        data={terms.map((value) => ({ value, label: t(`term-${value}`) }))}
        value={draft.term}
        onChange={(term) => term && change({ term: term as Draft['term'] })}
        allowDeselect={false}
      />
      {draft.term === 'day' && (
        <TextInput
          type="date"
          label={t('last-day')}
          min={new Date().toISOString().slice(0, 10)}
          value={draft.lastDay}
          onChange={({ currentTarget }) => change({ lastDay: currentTarget.value })}
          required
        />
      )}
      <RefusalNote error={issue.error} />
      <Button type="submit" loading={issue.isPending} disabled={!isComplete(draft)}>
        {t('issue')}
      </Button>
    </form>
  );
}
