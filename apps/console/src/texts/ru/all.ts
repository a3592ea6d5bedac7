// Every namespace of the Russian texts.
export { dashboard } from './dashboard.js';
export { domain } from './domain.js';
export { session } from './session.js';
export { shell } from './shell.js';
