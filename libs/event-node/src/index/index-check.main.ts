// The process that looks through an index: ends with 0 when every entry of it passes.
import { lookThrough } from './index-check.js';

process.exit((await lookThrough(process.argv[2])) ? 0 : 1);
