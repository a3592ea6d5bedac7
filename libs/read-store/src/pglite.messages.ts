// What is said between the application and the thread in which PGlite runs.
import type { Results } from '@electric-sql/pglite';

export interface Opening {
  /** In memory where there is none. */
  readonly dataDir: string | undefined;
  /** It begins from the baked cluster. */
  readonly isNew: boolean;
  readonly settings: string[];
}

/** A transaction is begun by a question of its own, which is answered twice. */
export type Asked = { readonly what: 'begin' } | Simple;
export type Simple =
  | {
      readonly what: 'query';
      readonly text: string;
      readonly params: readonly unknown[];
      readonly rowMode: 'array' | 'object';
      /** The transaction that it is of, by the question that began it. */
      readonly within?: number | undefined;
    }
  | { readonly what: 'exec'; readonly text: string }
  | { readonly what: 'close' }
  | { readonly what: 'commit' | 'rollback'; readonly within: number }
  | { readonly what: 'listen' | 'unlisten'; readonly channel: string };

export interface Question {
  readonly id: number;
  readonly asked: Asked;
}

/** An error as it crosses: what it was made of, its SQLSTATE among it. */
export type Said = Readonly<Record<string, unknown>> & { readonly message: string };

export interface Answer {
  readonly id?: number;
  readonly result?: unknown;
  readonly error?: Said;
  /** The transaction of that question is open. */
  readonly begun?: boolean;
  readonly ready?: boolean;
  readonly channel?: string;
  readonly payload?: string;
}

/** Rows and what they are made of; nothing in it that cannot cross. */
export type Found = Pick<Results<unknown>, 'rows' | 'fields' | 'affectedRows'>;
export const resultOf = ({ rows, fields, affectedRows }: Results<unknown>): Found => ({ rows, fields, affectedRows });

/** Structured cloning leaves an error's own fields behind. */
export function sayable(error: unknown): Said {
  if (!(error instanceof Error)) return { message: String(error) };
  const own = Object.entries(error).filter(([, value]) => typeof value === 'string' || typeof value === 'number');
  return { ...Object.fromEntries(own), name: error.name, message: error.message };
}
