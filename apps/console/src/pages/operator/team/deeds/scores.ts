// Scores between what people type and what is sent: `72,5` or `72.5` is 7250 hundredths.

/** Undefined for nothing; null for what is no score from nothing to `max` (in hundredths), or finer than a hundredth. */
export function hundredths(typed: string, max: number): number | null | undefined {
  const text = typed.trim().replace(',', '.');
  if (text === '') return undefined;
  if (!/^\d{1,6}(\.\d{0,2})?$/.test(text)) return null;
  const score = Math.round(Number(text) * 100);
  return score <= max ? score : null;
}
