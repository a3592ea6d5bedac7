// Every namespace of the Russian texts.
export { admin } from './admin.js';
export { auditor } from './auditor.js';
export { commands } from './commands.js';
export { dashboard } from './dashboard.js';
export { decisions } from './decisions.js';
export { deeds } from './deeds.js';
export { domain } from './domain.js';
export { imports } from './imports.js';
export { operator } from './operator.js';
export { program } from './program.js';
export { person } from './person.js';
export { search } from './search.js';
export { session } from './session.js';
export { shell } from './shell.js';
export { sittings } from './sittings.js';
