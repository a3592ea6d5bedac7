// Where the catalog's data files are: the same folder whether this runs from source or compiled into dist.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The nearest folder upward that holds Vekha's package.json. */
function packageRoot(from: string): string {
  const manifest = join(from, 'package.json');
  if (existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).name === 'vekha') return from;
  const above = dirname(from);
  if (above === from) throw new Error('The package.json of vekha is not above the compiled catalog; its data is lost.');
  return packageRoot(above);
}

let root: string | undefined;
function catalogFolder(): string {
  root ??= join(packageRoot(dirname(fileURLToPath(import.meta.url))), 'libs', 'catalog');
  return root;
}

/** The text of a file of `libs/catalog`, by its path within it. */
export const catalogFile = (path: string): string => readFileSync(join(catalogFolder(), path), 'utf8');

/** The names of the files in a folder of `libs/catalog`. */
export const catalogFilesIn = (folder: string): string[] => readdirSync(join(catalogFolder(), folder)).sort();
