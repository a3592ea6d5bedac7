// Every TypeScript source of the project, with what it imports.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

export const root = path.resolve(import.meta.dirname, '../..');

export interface Source {
  /** From the root, with forward slashes. */
  readonly file: string;
  /** `domain`, `api` or `test`: the library or application that it belongs to. */
  readonly part: string;
  readonly isSpec: boolean;
  readonly text: string;
  readonly imports: readonly string[];
}

const skipped = new Set(['node_modules', 'dist', 'generated', 'migrations', 'template']);

function filesUnder(folder: string): string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const file = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return skipped.has(entry.name) ? [] : filesUnder(file);
    return /\.tsx?$/.test(entry.name) ? [file] : [];
  });
}

function read(file: string): Source {
  const text = readFileSync(path.join(root, file), 'utf8');
  const [top, name] = file.split('/');
  const imports = ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => fileName);
  return { file, part: top === 'test' ? 'test' : name, isSpec: /\.(spec|kit)\.ts$/.test(file), text, imports };
}

export const sources = (): Source[] => ['apps', 'libs', 'test'].flatMap(filesUnder).map(read);
