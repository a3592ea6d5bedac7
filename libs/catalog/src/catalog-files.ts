// Where the catalog's data files are: the same folder whether this runs from source or compiled into dist.
import { existsSync, readFileSync } from 'node:fs';
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

/** The text of a file of `libs/catalog`, by its path within it. */
export function catalogFile(path: string): string {
  root ??= join(packageRoot(dirname(fileURLToPath(import.meta.url))), 'libs', 'catalog');
  return readFileSync(join(root, path), 'utf8');
}
