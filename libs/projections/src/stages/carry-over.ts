// Which id a stage has today, where its cohort was migrated to a charter that calls it otherwise. Pure.
export interface Migration {
  /** The charter's version from then on. */
  readonly to: number;
  /** Each stage that got another id, by its old one. */
  readonly stages: Readonly<Record<string, string>>;
}
export type Rename = (stage: string) => string;

/** For what was recorded under the ids that held after `carried` of the cohort's migrations. */
export const todaysId =
  (migrations: readonly Migration[], carried: number): Rename =>
  (stage) =>
    migrations.slice(carried).reduce((id, { stages }) => stages[id] ?? id, stage);

/** Every id that a stage had before, with the one that it has today. */
export function earlierIds(migrations: readonly Migration[]): Readonly<Record<string, string>> {
  const rename = todaysId(migrations, 0);
  const all = migrations.flatMap(({ stages }) => Object.keys(stages));
  return Object.fromEntries(all.map((stage) => [stage, rename(stage)]));
}

export const renameBy =
  (stages: Migration['stages']): Rename =>
  (stage) =>
    stages[stage] ?? stage;

/** A record by stage, under other ids. */
export const rekeyed = <T>(all: Readonly<Record<string, T>>, rename: Rename): Readonly<Record<string, T>> =>
  Object.fromEntries(Object.entries(all).map(([stage, value]) => [rename(stage), value]));

/** Records that name their stage, naming it otherwise. */
export const restaged = <T extends { readonly stage: string }>(all: readonly T[], rename: Rename): readonly T[] =>
  all.map((each) => ({ ...each, stage: rename(each.stage) }));
