// Bakes the template for the PGlite that is installed, with the tables of the migrations whose folder is named:
// `npm run template:bake` after each upgrade of PGlite, and when migrations have come together.
import { writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import { migrate } from 'drizzle-orm/pglite/migrator';
import { pgliteSettings } from './pglite.read-store.js';
import { templatePath } from './template.js';

const [migrationsFolder] = process.argv.slice(2);
if (!migrationsFolder) throw new Error('The folder of the migrations is missing');
const pglite = await PGlite.create({ postgresqlconf: pgliteSettings });
await migrate(drizzle(pglite), { migrationsFolder });
// Nobody makes a second database here, and each is three hundred files that a first start would have to write.
for (const unused of ['template0', 'template1']) {
  await pglite.exec(`alter database ${unused} is_template false`);
  await pglite.exec(`drop database ${unused}`);
}
await pglite.exec('vacuum');
await pglite.exec('checkpoint');
const tar = Buffer.from(await (await pglite.dumpDataDir('none')).arrayBuffer());
await pglite.close();
const baked = await promisify(brotliCompress)(tar, {
  params: { [constants.BROTLI_PARAM_LGWIN]: 24, [constants.BROTLI_PARAM_SIZE_HINT]: tar.length },
});
await writeFile(templatePath(), baked);
console.log(`${templatePath()}: ${baked.length} bytes`);
