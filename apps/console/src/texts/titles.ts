// Titles that come in two languages, and ids that have one here.
import { useTranslation } from 'react-i18next';
import { language } from './language.js';

/** As the API gives it. */
export interface Text {
  readonly ru: string;
  readonly en: string;
}

export const inLanguage = (text: Text): string => text[language()];

/** The title of a stage or column: its own, or that of its kind. */
export function useStageTitle() {
  const { t } = useTranslation('domain');
  return ({ title, kind }: { title?: Text | null; kind: string }): string =>
    title ? inLanguage(title) : t(`kind-${kind}`);
}
