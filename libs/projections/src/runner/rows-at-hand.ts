// What a statement may do with rows, wherever they are kept.
import type { Rows } from './rows.js';

export type RowsAtHand = Pick<Rows, 'find' | 'get' | 'all' | 'save' | 'remove' | 'add' | 'numbered'>;
