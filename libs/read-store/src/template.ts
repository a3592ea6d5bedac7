// A cluster as initdb leaves it, baked once and kept beside the sources: a first start in about a second instead of four.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';
import { packageRoot } from './package-root.js';

/** PGlite's own version: a cluster is only good for the build that made it. */
export function pgliteVersion(): string {
  const entry = createRequire(import.meta.url).resolve('@electric-sql/pglite');
  const manifest = createRequire(import.meta.url)(join(dirname(entry), '..', 'package.json')) as { version: string };
  return manifest.version;
}

export const templatePath = (): string =>
  join(packageRoot(), 'libs/read-store/template', `pglite-${pgliteVersion()}.tar.br`);

/** Nothing where none was baked for this version; PGlite then makes a cluster itself. */
export async function bakedCluster(): Promise<Blob | undefined> {
  const baked = await readFile(templatePath()).catch(() => undefined);
  return baked && new Blob([await promisify(brotliDecompress)(baked)]);
}
