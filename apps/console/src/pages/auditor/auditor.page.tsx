// The frame of the auditor's pages, for those who may see the history.
import { useTranslation } from 'react-i18next';
import { Sections } from '../../shell/sections.js';

const sections = [
  { to: '/auditor', text: 'log' },
  { to: '/auditor/replay', text: 'replay' },
  { to: '/auditor/what-if', text: 'what-if' },
  { to: '/auditor/findings', text: 'findings' },
] as const;

export function Component() {
  const { t } = useTranslation('auditor');
  return (
    <Sections
      area="history"
      label={t('sections')}
      sections={sections.map(({ to, text }) => ({ to, title: t(text) }))}
    />
  );
}
