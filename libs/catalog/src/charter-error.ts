// One thing that is wrong with a charter, said in both languages, with the path of where it is.
import type { Text } from '#domain/charter/charter';

export interface CharterError {
  /** A JSON pointer into the charter; empty: the charter itself, or the YAML text. */
  readonly path: string;
  readonly message: Text;
}

export const wrong = (path: string, ru: string, en: string): CharterError => ({ path, message: { ru, en } });

/** A name as a step of a JSON pointer. */
export const pointer = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');
