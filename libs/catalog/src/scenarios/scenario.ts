// What a scenario is: a program's whole run as plain data, to be posted step by step under a clock of its own.
import type { Text } from '#domain/charter/charter';
import type { Facts } from '#domain/decider';
import type { RefusalCode } from '#domain/refusals';

export interface Step {
  /** Stable and unique over all scenarios; the idempotency key is UUIDv5 of it. */
  readonly id: string;
  /** The scenario clock at this step (RFC 3339, UTC); never before the step ahead of it. */
  readonly at: string;
  readonly as: 'administrator' | 'operator' | 'secretary';
  /** Under /api/v1, which it begins with. Posted to. */
  readonly path: string;
  readonly body: Facts;
  /** Left out: it must be accepted. */
  readonly expect?: { readonly refused: RefusalCode };
}

/** One thing worth telling when the demo is over. */
export interface AwkwardCase {
  readonly id: string;
  /** The step whose decision the sentence is about. */
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
  sentence[language].replace(/\{(\w+)\}/g, (placeholder, name: string) =>
    String(name === 'decision' ? answer.decision : (answer.facts?.[name] ?? placeholder)),
  );
