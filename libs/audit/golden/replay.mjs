// Replays the golden histories with what is built, and prints what it found as JSON: `{ program: { verdicts, digest, diverged } }`.
// The digest covers every verdict, so that two runs under different surroundings can be compared.
import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import path from 'node:path';

const built = (file) => path.join(import.meta.dirname, '../../../dist/libs', `${file}.js`);
const { readRecorded } = await import(built('audit/src/evidence/recorded-lines'));
const { replay } = await import(built('audit/src/replay/replay'));
const { BUILD } = await import(built('engine/src/build'));
const { RULES_EDITION } = await import(built('domain/src/rules-edition'));

const text = (verdict) => JSON.stringify(verdict, (_, value) => (typeof value === 'bigint' ? String(value) : value));
const found = {};
for (const file of readdirSync(import.meta.dirname).filter((each) => each.endsWith('.jsonl.br'))) {
  const verdicts = {};
  const diverged = [];
  const digest = createHash('sha256');
  for await (const verdict of replay(readRecorded(path.join(import.meta.dirname, file)), { build: BUILD })) {
    verdicts[verdict.verdict] = (verdicts[verdict.verdict] ?? 0) + 1;
    digest.update(text(verdict));
    // A newer edition of the rules may decide otherwise what an older one decided; the same edition may not.
    if (verdict.verdict !== 'MATCH' && verdict.edition === RULES_EDITION) diverged.push(JSON.parse(text(verdict)));
  }
  found[file.replace('.jsonl.br', '')] = { verdicts, digest: digest.digest('hex'), diverged };
}
console.log(JSON.stringify(found));
