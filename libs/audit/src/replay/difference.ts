// The first field in which two JSON values differ.
import type { FirstDifference } from './verdict.js';

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** Undefined where they say the same; a name without a value is as none. */
export function firstDifference(recorded: unknown, reExecuted: unknown, path = ''): FirstDifference | undefined {
  if (recorded === reExecuted) return undefined;
  if (!isObject(recorded) || !isObject(reExecuted) || Array.isArray(recorded) !== Array.isArray(reExecuted))
    return { path, recorded, reExecuted };
  const names = new Set([...Object.keys(recorded), ...Object.keys(reExecuted)]);
  for (const name of names) {
    const found = firstDifference(recorded[name], reExecuted[name], path ? `${path}/${name}` : name);
    if (found) return found;
  }
  return undefined;
}
