// Text as it is compared when somebody looks for it: done here, so that no collation of a database ever matters. Pure.

/** Lower case, ё as е, one space between words. */
export const foldText = (text: string): string =>
  text.normalize('NFKC').toLowerCase().replaceAll('ё', 'е').trim().replace(/\s+/gu, ' ');

/** A registry's number: the same without any space. */
export const foldNumber = (number: string): string => foldText(number).replaceAll(' ', '');

/** For `like`: holds the text somewhere. */
export const holding = (folded: string): string => `%${folded.replace(/[\\%_]/gu, '\\$&')}%`;
