// What is known once at start and injected everywhere.

/** The id of the log that this system writes to. */
export const LOG_ID = Symbol('log id');
export const SETTINGS = Symbol('settings');
