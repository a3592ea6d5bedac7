// A charter, checked: its shape by the schema, its sense by the rules, and its YAML before either.
import { LineCounter, parseDocument } from 'yaml';
import type { Charter } from '#domain/charter/charter';
import { catalogFile, catalogFilesIn } from './catalog-files.js';
import { type CharterError, wrong } from './charter-error.js';
import { ruleErrors } from './charter-rules.js';
import { schemaErrors } from './charter-schema.js';

export type { CharterError } from './charter-error.js';
export type CheckedCharter = { readonly charter: Charter } | { readonly errors: readonly CharterError[] };

/** The charter when nothing is wrong with it; else every error with its path. The rules speak once the shape is right. */
export function checkCharter(source: unknown): CheckedCharter {
  const errors = schemaErrors(source);
  if (errors.length) return { errors };
  const charter = source as Charter;
  const misfits = ruleErrors(charter);
  return misfits.length ? { errors: misfits } : { charter };
}

/** The same from YAML. Broken YAML is told by line and column, at an empty path. */
export function readCharter(text: string): CheckedCharter {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const broken = document.errors.map((error) => {
    const { line, col } = lines.linePos(error.pos[0]);
    const what = `${error.code}: ${error.message}`;
    return wrong('', `YAML, строка ${line}, столбец ${col}: ${what}`, `YAML, line ${line}, column ${col}: ${what}`);
  });
  if (broken.length) return { errors: broken };
  try {
    return checkCharter(document.toJS());
  } catch (error) {
    if (!(error instanceof ReferenceError)) throw error;
    return { errors: [wrong('', `YAML: ${error.message}`, `YAML: ${error.message}`)] };
  }
}

/** A charter of the catalog's own, by its program. Throws when it does not validate: the catalog is broken then. */
export function catalogCharter(program: string): Charter {
  const read = readCharter(catalogFile(`charters/${program}.yaml`));
  if ('charter' in read) return read.charter;
  throw new Error(read.errors.map(({ path, message }) => `${program}.yaml ${path}: ${message.en}`).join('\n'));
}

/** Every charter file as it is now, sound or not, by the file's program; what does not parse is an empty one. */
export function charterFiles(): ReadonlyMap<string, object> {
  const programs = catalogFilesIn('charters').map((file) => file.replace(/\.yaml$/, ''));
  return new Map(programs.map((program) => [program, asItIs(catalogFile(`charters/${program}.yaml`))]));
}

function asItIs(text: string): object {
  const document = parseDocument(text);
  const parsed: unknown = document.errors.length ? undefined : document.toJS();
  return typeof parsed === 'object' && parsed !== null ? parsed : {};
}
