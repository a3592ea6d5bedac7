// The stages of several charters in one order. Pure.
import type { Charter, Stage } from '#domain/charter/charter';

/** The stages of the newest charter, and those of older ones that it no longer has. */
export function stagesOf(rules: readonly { readonly version: number; readonly charter: Charter }[]): readonly Stage[] {
  const newestFirst = [...rules].sort((a, b) => b.version - a.version);
  const all = new Map<string, Stage>();
  for (const stage of newestFirst.flatMap(({ charter }) => charter.stages))
    if (!all.has(stage.id)) all.set(stage.id, stage);
  return [...all.values()];
}
