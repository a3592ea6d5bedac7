// Draws what a server is made of into the file that starts it, in place: reading three thousand small modules took node
// longer than everything else of a start. What is native, or finds files beside itself, stays a package.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';

const dist = path.join(import.meta.dirname, 'dist');
const servers = [
  'apps/api/src/main',
  'apps/api/src/embedded.main',
  'apps/projector/src/main',
  'apps/event-node/src/main',
];
/** Threads and processes that a server looks for beside the file that asks for them, which is now the server's own. */
const besides = {
  'apps/api/src/audit.worker': 'apps/api/src/audit/audit.worker',
  'apps/api/src/pglite.worker': 'libs/read-store/src/pglite.worker',
  'apps/projector/src/pglite.worker': 'libs/read-store/src/pglite.worker',
  'apps/event-node/src/index-check.main': 'libs/event-node/src/index/index-check.main',
};

const native = ['lmdb', '@node-rs/crc32', '@electric-sql/pglite', 'pino', 'swagger-ui-dist'];
/** Nest and drivers look for these and do without. */
const absent = [
  '@fastify/multipart',
  '@fastify/view',
  '@nestjs/microservices',
  '@nestjs/platform-express',
  '@nestjs/websockets',
  'pg-native',
];

const entryPoints = Object.entries({ ...Object.fromEntries(servers.map((each) => [each, each])), ...besides });
await build({
  entryPoints: entryPoints.map(([out, file]) => ({ out, in: path.join(dist, `${file}.js`) })),
  outdir: dist,
  allowOverwrite: true,
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  keepNames: true, // Nest and OpenAPI call classes by their names
  sourcemap: 'external', // read by the bench's breakdown; node does not look for it
  external: [...native, ...absent.flatMap((each) => [each, `${each}/*`])],
  banner: {
    js: "import { createRequire as requireFrom } from 'node:module';\nconst require = requireFrom(import.meta.url);",
  },
  logLevel: 'error',
});

/** Kept names are of classes; naming every arrow function anew each time it is made took 3 % of a command. */
const naming = 'var __name = (target, value) => ';
for (const server of servers) {
  const file = path.join(dist, `${server}.js`);
  const code = readFileSync(file, 'utf8');
  if (!code.includes(naming)) throw new Error(`${server} does not keep names as it did`);
  writeFileSync(file, code.replace(naming, `${naming}target.prototype === undefined ? target : `));
  const lookedFor = code.matchAll(/new URL\("([^"]+\.js)", import\.meta\.url\)/g);
  for (const [, beside] of lookedFor)
    if (!existsSync(path.join(path.dirname(file), beside)))
      throw new Error(`${server} looks for ${beside} beside itself`);
}
