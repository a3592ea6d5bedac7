// Bakes the template for the PGlite that is installed: `npm run template:bake` after each upgrade.
import { writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import { PGlite } from '@electric-sql/pglite';
import { pgliteSettings } from './pglite.read-store.js';
import { templatePath } from './template.js';

const pglite = await PGlite.create({ postgresqlconf: pgliteSettings });
await pglite.exec('checkpoint');
const tar = Buffer.from(await (await pglite.dumpDataDir('none')).arrayBuffer());
await pglite.close();
const baked = await promisify(brotliCompress)(tar, {
  params: { [constants.BROTLI_PARAM_LGWIN]: 24, [constants.BROTLI_PARAM_SIZE_HINT]: tar.length },
});
await writeFile(templatePath(), baked);
console.log(`${templatePath()}: ${baked.length} bytes`);
