// The one number of a stage that everybody asks for.
import { useTranslation } from 'react-i18next';
import type { Stage } from '#contract/charter';
import { useWords } from './use-words.js';

export function useBrief(): (stage: Stage) => string {
  const { t } = useTranslation('program');
  const { score } = useWords();
  return (stage) => {
    switch (stage.kind) {
      case 'sessions':
        return t('brief-sessions', { least: stage.attendAtLeast, of: stage.sessions.length });
      case 'test':
        return t('brief-test', { score: score(stage.passScore), of: score(stage.maxScore) });
      case 'pre-defense':
        return t('brief-pre-defense', { most: stage.maxOpenRemarks });
      case 'defense':
        return stage.verdict === 'none' ? t('brief-held') : t('brief-defense', { score: score(stage.passScore) });
      case 'registry':
        return t('brief-registry');
    }
  };
}
