// Scores as people write them, in hundredths as they are kept.

/** `8,5` → 850. Undefined for what is no number with at most two decimals. */
export function hundredths(text: string): number | undefined {
  const found = /^(\d{1,6})(?:[.,](\d{1,2}))?$/.exec(text.trim());
  if (!found) return undefined;
  const [, whole, decimals = ''] = found;
  return Number(whole) * 100 + Number(decimals.padEnd(2, '0'));
}
