// Events of domain streams that no receipt accounts for: appended past Vekha, broken, or left in pieces.
import type { Inspector } from './finding.js';

const words = {
  'no-receipt': {
    kind: 'without-receipt',
    ru: 'событие без квитанции: его записали мимо Вехи',
    en: 'an event without a receipt: it was appended past Vekha',
  },
  unreadable: { kind: 'unreadable', ru: 'событие не читается', en: 'the event cannot be read' },
  incomplete: {
    kind: 'incomplete',
    ru: 'решение записано не целиком: событий меньше, чем называет квитанция',
    en: 'the decision is not whole: there are fewer events than its receipt names',
  },
} as const;

export const byHand: Inspector = {
  unaccounted({ event, because }) {
    const { kind, ru, en } = words[because];
    const { stream, revision, type, receipt, broken } = event;
    const facts = { type, ...(broken && { because: broken }) };
    const decision = receipt?.decision ?? null;
    return [{ kind, stream, revision: String(revision), decision, words: { ru, en }, facts }];
  },
};
