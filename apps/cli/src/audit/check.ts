// `vekha audit check`: what is worth a look without asking the rules again. Exit code 1 when there is anything.
import { charterFiles } from '#catalog/charter-check';
import { EXIT } from '../failure.js';
import { performed } from './lines.js';

const print = (text: string) => void process.stdout.write(`${text}\n`);

export async function auditCheck({ json }: { json?: boolean }): Promise<void> {
  let findings = 0;
  await performed({ kind: 'check', charterFiles: charterFiles() }, !json, (line) => {
    if (line.finding) findings += 1;
    if (json) print(JSON.stringify(line));
    else if (line.finding) {
      const { kind, stream, revision, decision, words } = line.finding;
      print(`! ${kind} ${stream}@${revision}${decision ? ` (решение ${decision})` : ''}\n    ${words.ru}`);
    }
  });
  if (!json) print(findings ? `Находок: ${findings}.` : 'Находок нет.');
  if (findings) process.exitCode = EXIT.checkFailed;
}
