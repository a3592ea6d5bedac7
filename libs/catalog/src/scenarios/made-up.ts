// What is not in any source says so wherever it is shown.

/** A name, title or text with the mark of what was made up. */
export const madeUp = (text: string): string => `${text} (вымышл.)`;
