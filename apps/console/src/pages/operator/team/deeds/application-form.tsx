// An application to the registry: every document that the charter asks of this kind of project, and where it is kept.
import { TextInput } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { inLanguage } from '../../../../texts/titles.js';
import type { CharterStage } from '../../charter.js';
import styles from '../../operator.module.css';
import { DeedForm } from './deed-form.js';
import { lastApplication } from './deeds.js';
import { type DeedProps, useDeed } from './use-deed.js';

interface Draft {
  /** By document. */
  readonly references: Readonly<Record<string, string>>;
}

export function ApplicationForm(props: DeedProps) {
  const { t } = useTranslation(['deeds', 'domain']);
  const { file, deed, onCancel } = props;
  const stage = deed.stage as CharterStage;
  const documents = stage.documents?.[file.project.kind] ?? [];
  const before = lastApplication(file, stage.id);
  const empty = useMemo<Draft>(
    () => ({ references: Object.fromEntries(before?.documents.map((each) => [each.document, each.reference]) ?? []) }),
    [before],
  );
  const form = useDeed(props, empty, ({ references }) => ({
    to: ['application'],
    body: {
      stage: stage.id,
      documents: documents.map(({ id }) => ({ document: id, reference: references[id]?.trim() })),
    },
  }));
  const { references } = form.draft;
  return (
    <DeedForm
      {...{ form, onCancel }}
      hint={t('documents-hint', { project: t(`domain:project-${file.project.kind}`) })}
      submit={t('file-application')}
      isComplete={documents.every(({ id }) => references[id]?.trim())}
    >
      {before?.returned && (
        <p className={styles.warning}>{t('returned-because', { reason: before.returned.reason })}</p>
      )}
      {documents.map(({ id, title }, index) => (
        <TextInput
          key={id}
          label={inLanguage(title)}
          placeholder={t('reference')}
          value={references[id] ?? ''}
          onChange={({ currentTarget }) => form.change({ references: { ...references, [id]: currentTarget.value } })}
          required
          data-autofocus={index === 0 || undefined}
        />
      ))}
    </DeedForm>
  );
}
