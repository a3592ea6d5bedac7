// A divergence in one sentence, in the words of the rule that it is about.
import { ruleInWords } from '#catalog/rule-words';
import { refusalTexts } from '#contract/problems/refusal-texts';
import { type Charter, stageOf } from '#domain/charter/charter';
import type { DomainEvent, Facts } from '#domain/decider';
import type { RefusalCode } from '#domain/refusals';
import type { FirstDifference, InWords } from './verdict.js';

interface Outcomes {
  readonly recorded: readonly DomainEvent[];
  readonly reExecuted: readonly DomainEvent[];
  readonly difference: FirstDifference;
  /** The charter that it was asked under. */
  readonly charter: Charter | undefined;
}

export function headlineOf(outcomes: Outcomes): InWords {
  const said = difference(outcomes);
  const rule = ruleOf(outcomes);
  return rule ? { ru: `${said.ru} Правило: ${rule.ru}.`, en: `${said.en} The rule: ${rule.en}.` } : said;
}

function difference({ recorded, reExecuted, difference: { path } }: Outcomes): InWords {
  const [was, is] = [refusalIn(recorded), refusalIn(reExecuted)];
  if (!reExecuted.length)
    return both('Записано решение, по правилам решать нечего.', 'A decision is on record; the rules decide nothing.');
  if (was && is && was.code !== is.code)
    return both(
      `Отказано («${was.title.ru}»), по правилам отказ другой: ${is.detail.ru}`,
      `Refused ("${was.title.en}"); the rules refuse for another reason: ${is.detail.en}`,
    );
  if (was && !is)
    return both(
      `Отказано («${was.title.ru}»), по правилам принимается: ${typesIn(reExecuted)}.`,
      `Refused ("${was.title.en}"); the rules accept it: ${typesIn(reExecuted)}.`,
    );
  if (is && !was)
    return both(`Принято, по правилам отказ: ${is.detail.ru}`, `Accepted; the rules refuse it: ${is.detail.en}`);
  const verdict = verdicts(recorded, reExecuted) ?? stages(recorded, reExecuted);
  return (
    verdict ??
    both(`Записано иначе, чем дают правила: ${path}.`, `What is on record differs from what the rules give: ${path}.`)
  );
}

function refusalIn([event]: readonly DomainEvent[]) {
  if (event?.type !== 'CommandRefused') return undefined;
  const { code, facts } = event.data as { code: RefusalCode; facts: Facts };
  const { ru, en } = refusalTexts[code];
  const detail = both(`${ru.title}. ${ru.detail(facts)}`, `${en.title}. ${en.detail(facts)}`);
  return { code, title: both(ru.title, en.title), detail };
}

const named = { passed: both('сдана', 'passed'), failed: both('не сдана', 'failed'), held: both('проведена', 'held') };
type Defended = { verdict: keyof typeof named; total: { shown: number } | null };

function verdicts(recorded: readonly DomainEvent[], reExecuted: readonly DomainEvent[]): InWords | undefined {
  const [was, is] = [recorded, reExecuted].map(
    (events) => events.find(({ type }) => type === 'Defended')?.data as Defended | undefined,
  );
  if (!was || !is || was.verdict === is.verdict) return undefined;
  const total = is.total ? String(is.total.shown / 100) : '—';
  return both(
    `Защита записана как «${named[was.verdict].ru}», по правилам она «${named[is.verdict].ru}»: итог ${total.replace('.', ',')}.`,
    `The defense is on record as ${named[was.verdict].en}; by the rules it is ${named[is.verdict].en}: total ${total}.`,
  );
}

const said: Readonly<Record<string, InWords>> = {
  StagePassed: both('пройден', 'passed'),
  StageFailed: both('не пройден окончательно', 'failed'),
  StageReopened: both('открыт снова', 'reopened'),
};

/** The first stage of which only one of the two says something, or of which they say different things. */
function stages(recorded: readonly DomainEvent[], reExecuted: readonly DomainEvent[]): InWords | undefined {
  const [was, is] = [recorded, reExecuted].map(saidOfStages);
  const stage = [...new Set([...was.keys(), ...is.keys()])].find((each) => was.get(each) !== is.get(each));
  if (stage === undefined) return undefined;
  const nothing = both('о нём ничего не сказано', 'nothing is said of it');
  const [before, now] = [was, is].map((each) => said[each.get(stage) ?? ''] ?? nothing);
  return both(
    `Этап «${stage}»: записано — ${before.ru}, по правилам — ${now.ru}.`,
    `Stage "${stage}": on record ${before.en}; by the rules ${now.en}.`,
  );
}

const saidOfStages = (events: readonly DomainEvent[]): ReadonlyMap<string, string> =>
  new Map(events.filter(({ type }) => type in said).map(({ type, data }) => [(data as { stage: string }).stage, type]));

const typesIn = (events: readonly DomainEvent[]): string => events.map(({ type }) => type).join(', ');

/** Of the stage that the first event of either is about. */
function ruleOf({ recorded, reExecuted, charter }: Outcomes): InWords | undefined {
  const stages = [...recorded, ...reExecuted].map(stageNamedIn).filter((stage) => stage !== undefined);
  const stage = charter && stages.length ? stageOf(charter, stages[0]) : undefined;
  return stage && ruleInWords(stage);
}

function stageNamedIn({ data }: DomainEvent): string | undefined {
  const { stage, subject, facts } = data as Record<string, unknown>;
  for (const found of [stage, (facts as Facts | undefined)?.stage, (subject as Facts | undefined)?.stage])
    if (typeof found === 'string') return found;
  return undefined;
}

function both(ru: string, en: string): InWords {
  return { ru, en };
}
