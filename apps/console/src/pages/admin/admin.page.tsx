// The frame of the administrator's pages, for those who may see to the system itself.
import { useTranslation } from 'react-i18next';
import { Sections } from '../../shell/sections.js';

const sections = [
  { to: '/admin', text: 'tokens' },
  { to: '/admin/projections', text: 'projections' },
] as const;

export function Component() {
  const { t } = useTranslation('admin');
  return (
    <Sections
      area="administration"
      label={t('sections')}
      sections={sections.map(({ to, text }) => ({ to, title: t(text) }))}
    />
  );
}
