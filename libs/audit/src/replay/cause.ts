// Why a re-execution may have come to something else: the facts, the rules, the code, or the record itself.
import { RULES_EDITION } from '#domain/rules-edition';
import type { RecordedDecision } from '../evidence/decisions.js';
import type { ReExecution } from './re-execution.js';
import type { Cause } from './verdict.js';

export interface Circumstances {
  readonly decision: RecordedDecision;
  readonly reExecution: ReExecution;
  /** Which build asks again. */
  readonly build: string;
  /** Other rules or deciders were put in the place of those of the log. */
  readonly replaced: 'rules' | 'code' | undefined;
  /** Streams that hold events without a receipt, with the revision of the first. */
  readonly handmade: ReadonlyMap<string, bigint>;
}

export function causeOf({ decision, reExecution, build, replaced, handmade }: Circumstances): Cause {
  const { receipt } = decision;
  const otherRules = rulesThatDiffer(decision, reExecution);
  if (replaced === 'rules' || otherRules.length)
    return cause(
      'rules',
      `другая редакция правил: ${otherRules.join(', ') || 'charter'}`,
      `another version of the rules: ${otherRules.join(', ') || 'charter'}`,
    );
  const facts = handmadeIn(decision, handmade);
  if (facts)
    return cause(
      'basis',
      `среди фактов есть событие без решения: ${facts}`,
      `among the facts there is an event without a decision: ${facts}`,
    );
  const read = streamsReadDifferently(decision, reExecution);
  if (read) return cause('basis', `решение смотрит на другие потоки: ${read}`, `other streams are looked at: ${read}`);
  if (editionOf(decision) !== RULES_EDITION)
    return cause(
      'code',
      `решала редакция правил ${editionOf(decision)}, проверяет ${RULES_EDITION}`,
      `edition ${editionOf(decision)} of the rules decided, this is ${RULES_EDITION}`,
    );
  if (replaced === 'code' || receipt.build !== build)
    return cause(
      'code',
      `решала другая сборка: ${receipt.build}, проверяет ${build}`,
      `another build decided: ${receipt.build}, this is ${build}`,
    );
  return cause(
    'record',
    'сборка, правила и основание те же: изменена сама запись или факты, на которых она стоит',
    'build, rules and basis are the same: the record itself was altered, or the facts that it stands on',
  );
}

/** Of the deciders that decided it. */
export const editionOf = ({ receipt }: Pick<RecordedDecision, 'receipt'>): string => receipt.deciders ?? '1';

const cause = (kind: Cause['kind'], ru: string, en: string): Cause => ({ kind, words: { ru, en } });

/** The names of rules whose hash is no longer the recorded one. */
export const rulesThatDiffer = ({ receipt }: RecordedDecision, { rules }: ReExecution): string[] =>
  [...new Set([...Object.keys(receipt.rules), ...Object.keys(rules)])].filter(
    (name) => receipt.rules[name]?.sha256 !== rules[name]?.sha256,
  );

function handmadeIn({ stream, first, receipt }: RecordedDecision, handmade: ReadonlyMap<string, bigint>) {
  const stoodOn = [
    { stream, revision: first - 1n },
    ...receipt.basis.map(({ stream: of, revision }) => ({ stream: of, revision: BigInt(revision ?? -1) })),
  ];
  const found = stoodOn.find(({ stream: of, revision }) => (handmade.get(of) ?? revision + 1n) <= revision);
  return found && `${handmade.get(found.stream)}@${found.stream}`;
}

function streamsReadDifferently({ receipt }: RecordedDecision, { basis }: ReExecution): string {
  const [was, is] = [receipt.basis, basis.entries].map((entries) => entries.map(({ stream }) => stream));
  return [...was.filter((each) => !is.includes(each)), ...is.filter((each) => !was.includes(each))].join(', ');
}
