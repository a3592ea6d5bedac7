// The fields of whatever needs a reason, and of a correction, which needs a document as well.
import type { TFunction } from 'i18next';
import { type Field, given, type Values } from './fields.js';

export const reasonField = (t: TFunction): Field => ({
  name: 'reason',
  kind: 'text',
  label: t('commands:reason'),
  hint: t('commands:reason-hint'),
});

export const documentField = (t: TFunction): Field => ({
  name: 'document',
  label: t('commands:document'),
  example: t('commands:document-example'),
});

export const correctionFields = (t: TFunction): readonly Field[] => [reasonField(t), documentField(t)];

export const reasonIn = (values: Values) => ({ reason: given(values, 'reason') });
export const correctionIn = (values: Values) => ({ ...reasonIn(values), document: given(values, 'document') });
