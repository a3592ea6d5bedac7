// Which edition of the rules these deciders are.

/**
 * In every receipt. Raised with each change of a decider that would decide some recorded command otherwise: the golden
 * histories of libs/audit fail until it is.
 */
export const RULES_EDITION = '1';
