// What a scenario is: a program's whole run as plain data, to be played step by step under a clock of its own.
import type { Text } from '#domain/charter/charter';
import type { Facts } from '#domain/decider';
import type { RefusalCode } from '#domain/refusals';

interface Timed {
  /** Stable and unique over all scenarios. */
  readonly id: string;
  /** The scenario clock at this step (RFC 3339, UTC); never before the step ahead of it. */
  readonly at: string;
}

/** A command of somebody. The idempotency key is UUIDv5 of the step's id. */
export interface Post extends Timed {
  readonly as: 'administrator' | 'operator' | 'secretary';
  /** Under /api/v1, which it begins with. Posted to. */
  readonly path: string;
  readonly body: Facts;
  /** Left out: it must be accepted. */
  readonly expect?: { readonly refused: RefusalCode };
}

/**
 * Nobody does anything but the clock: set it to `at` and go on only when what the system itself does is through,
 * the deadlines due by then (offers that lapsed, rework that ran overdue) and the assessing of teams that a change of
 * their cohort concerns. The steps behind it stand on that.
 */
export interface Wait extends Timed {
  readonly wait: true;
}
export type Step = Post | Wait;

export const isWait = (step: Step): step is Wait => 'wait' in step;
export const isPost = (step: Step): step is Post => !isWait(step);

/** One thing worth telling when the demo is over. */
export interface AwkwardCase {
  readonly id: string;
  /** The step whose decision the sentence is about; never a wait, which decides nothing of its own. */
  readonly step: string;
  /** A template: `{decision}` is the decision's id, any other `{name}` a fact of the answer. */
  readonly sentence: Text;
}

export interface Scenario {
  readonly program: string;
  readonly title: Text;
  /** The charter in the catalog, which the first step posts. */
  readonly charter: string;
  readonly steps: readonly Step[];
  readonly cases: readonly AwkwardCase[];
}

/** A case's sentence with the answer filled in; what the answer does not say stays in braces. */
export const tell = (
  { sentence }: AwkwardCase,
  language: keyof Text,
  answer: { readonly decision: string; readonly facts?: Facts },
): string =>
  sentence[language].replace(/\{(\w+)\}/g, (placeholder, name: string) => {
    const value = name === 'decision' ? answer.decision : answer.facts?.[name];
    return Array.isArray(value) ? value.join(', ') : String(value ?? placeholder);
  });
