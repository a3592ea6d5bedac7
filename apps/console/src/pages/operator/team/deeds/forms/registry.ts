// The way into the registry: documents, the entry and its correction, and what the program was for.
import { type Field, given } from '../../../../../commands/fields.js';
import { correctionFields, correctionIn, documentField } from '../../../../../commands/reason.js';
import { inLanguage } from '../../../../../texts/titles.js';
import { entryOn } from '../deed.js';
import { outcomesLeft } from '../deeds.js';
import { lastApplication } from '../of-stage.js';
import type { About, Declare } from './form.js';

/** Every document that the charter asks of this kind of project, and where it is kept. */
export const application: Declare = ({ file, stage, t }) => {
  const { kind } = file.project;
  const documents = stage.documents?.[kind] ?? [];
  const before = lastApplication(file, stage.id);
  return {
    hint: t('documents-hint', { project: t(`domain:project-${kind}`) }),
    warning: before?.returned ? t('returned-because', { reason: before.returned.reason }) : undefined,
    fields: documents.map(({ id, title }) => ({
      name: `document.${id}`,
      label: inLanguage(title),
      example: t('reference'),
    })),
    start: Object.fromEntries(before?.documents.map((each) => [`document.${each.document}`, each.reference]) ?? []),
    submit: t('file-application'),
    to: ['application'],
    body: (values) => ({
      stage: stage.id,
      documents: documents.map(({ id }) => ({ document: id, reference: given(values, `document.${id}`) })),
    }),
  };
};

const entryFields = ({ t }: About): readonly Field[] => [
  { name: 'number', label: t('number'), maxLength: 60 },
  { name: 'order', label: t('order'), example: t('order-example') },
];

export const entry: Declare = (about) => {
  const { stage, t } = about;
  const years = stage.validFor;
  return {
    hint: `${t('number-hint')} ${years ? t('valid-for', { count: years }) : t('valid-without-end')}`,
    fields: entryFields(about),
    submit: t('enter-registry'),
    to: ['registry'],
    body: (values) => ({ stage: stage.id, number: given(values, 'number'), order: given(values, 'order') }),
  };
};

export const correctEntry: Declare = (about) => {
  const { file, stage, t } = about;
  const { number = '', order = '' } = entryOn(file, stage.id) ?? {};
  return {
    hint: t('number-hint'),
    fields: [...entryFields(about), ...correctionFields(t)],
    start: { number, order },
    submit: t('commands:correct'),
    to: ['registry', 'correct'],
    body: (values) => ({
      stage: stage.id,
      number: given(values, 'number'),
      order: given(values, 'order'),
      ...correctionIn(values),
    }),
    hasTime: false,
  };
};

/** What the program was for, and what shows that it is there. */
export const outcome: Declare = ({ file, charter, t }) => {
  const left = outcomesLeft(file, charter);
  return {
    fields: [
      {
        name: 'outcome',
        kind: 'choice',
        label: t('outcome-which'),
        options: left.map(({ id, title }) => ({ value: id, label: inLanguage(title) })),
      },
      { name: 'description', kind: 'text', label: t('outcome-description') },
      documentField(t),
    ],
    start: { outcome: left.length === 1 ? (left[0]?.id ?? '') : '' },
    submit: t('record'),
    to: ['outcomes'],
    body: (values) => ({
      outcome: given(values, 'outcome'),
      description: given(values, 'description'),
      document: given(values, 'document'),
    }),
  };
};
