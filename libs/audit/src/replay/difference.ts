// The first field in which two JSON values differ.
import type { FirstDifference } from './verdict.js';

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** Undefined where they say the same; a name without a value is as none. */
export function firstDifference(recorded: unknown, reExecuted: unknown): FirstDifference | undefined {
  if (recorded === reExecuted) return undefined;
  if (!isObject(recorded) || !isObject(reExecuted) || Array.isArray(recorded) !== Array.isArray(reExecuted))
    return { path: '', recorded, reExecuted };
  // Asked of every field of every decision: no sets, and no paths before they are needed.
  for (const name in recorded) {
    const found = firstDifference(recorded[name], reExecuted[name]);
    if (found) return within(name, found);
  }
  for (const name in reExecuted) {
    const found = name in recorded ? undefined : firstDifference(undefined, reExecuted[name]);
    if (found) return within(name, found);
  }
  return undefined;
}

const within = (name: string, { path: inner, ...found }: FirstDifference): FirstDifference => ({
  path: inner ? `${name}/${inner}` : name,
  ...found,
});
