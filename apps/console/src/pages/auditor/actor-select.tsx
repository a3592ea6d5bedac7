// Who decided, chosen by what the token is for or by its id.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { NamedSelect } from './named-select.js';
import { actors } from './words/actors.js';

interface Props {
  readonly value: string | undefined;
  onChange(actor: string | null): void;
}

export function ActorSelect({ value, onChange }: Props) {
  const { t } = useTranslation('auditor');
  const named = (useQuery(actors).data ?? []).map(({ actor, title }) => ({
    value: actor,
    label: actor === 'system' ? t('system-actor') : title === null ? actor : `${title} (${actor})`,
  }));
  return <NamedSelect label={t('actor')} placeholder={t('any-actor')} {...{ named, value, onChange }} />;
}
