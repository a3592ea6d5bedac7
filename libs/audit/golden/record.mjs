// Records the golden histories anew: each program's demo on an empty folder, its log as JSON lines, compressed.
// `npm run golden:record [program …]`, after a change of a decider that comes with a new edition of the rules.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { constants, brotliCompressSync } from 'node:zlib';

const root = path.resolve(import.meta.dirname, '../../..');
const built = (file) => path.join(root, 'dist', `${file}.js`);
const { scenarios } = await import(built('libs/catalog/src/scenarios/all'));
const { startEventNode } = await import(built('libs/event-node/src/event-node'));
const { EventStore } = await import(built('libs/event-store/src/event-store'));
const { toLine } = await import(built('libs/audit/src/evidence/recorded-lines'));

const wanted = process.argv.slice(2);
for (const { program } of scenarios.filter((each) => !wanted.length || wanted.includes(each.program))) {
  const folder = mkdtempSync(path.join(tmpdir(), 'vekha-golden-'));
  const env = { ...process.env, VEKHA_DATA: folder, VEKHA_PORT: '0', VEKHA_EVENT_NODE_PORT: '0' };
  execFileSync(process.execPath, [built('apps/cli/src/main'), 'demo', '--exit', '--program', program], { env });
  const node = await startEventNode({ folder: path.join(folder, 'events'), port: 0 });
  const store = new EventStore({ url: `esdb://127.0.0.1:${node.port}?tls=false` });
  const lines = [];
  for await (const batch of store.batches(undefined, 500)) lines.push(...batch.map(toLine));
  await store.close();
  await node.close();
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 };
  const bytes = brotliCompressSync(lines.join('\n'), { params });
  writeFileSync(path.join(import.meta.dirname, `${program}.jsonl.br`), bytes);
  rmSync(folder, { recursive: true });
  console.log(`${program}: ${lines.length} events, ${bytes.length} bytes`);
}
