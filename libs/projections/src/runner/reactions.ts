// What carries out consequences follows the log as a read model does, of nothing but its position.
import type { Projection } from './projection.js';

/** Forgotten, it begins anew: what was asked before is not done twice. */
export const reactions = { name: 'reactions', version: 1, tables: [] } as unknown as Projection;
