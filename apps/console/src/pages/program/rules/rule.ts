// Rules as people read them: what is shown, and what two versions are held against each other by. Pure.

export interface Rule {
  /** The same in every version. */
  readonly key: string;
  readonly label: string;
  /** One sentence, or one a line. */
  readonly value: string | readonly string[];
}
export interface Section {
  /** A stage's id, or one of the charter's own parts. */
  readonly id: string;
  readonly title: string;
  readonly rules: readonly Rule[];
}
export interface Difference {
  readonly section: string;
  readonly rule: string;
  readonly where: string;
  readonly label: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

const asText = (value: Rule['value'] | undefined): string | undefined =>
  typeof value === 'string' || value === undefined ? value : value.join('; ');

/** What reads otherwise, in the order of the newer ones; what is gone comes last. */
export function differencesBetween(before: readonly Section[], after: readonly Section[]): readonly Difference[] {
  const keys = (sections: readonly Section[]) =>
    sections.flatMap((section) => section.rules.map((rule) => ({ section, rule, key: `${section.id} ${rule.key}` })));
  const [old, now] = [keys(before), keys(after)];
  const gone = old.filter(({ key }) => !now.some((each) => each.key === key));
  return [...now, ...gone].flatMap(({ section, rule, key }) => {
    const was = asText(old.find((each) => each.key === key)?.rule.value);
    const is = asText(now.find((each) => each.key === key)?.rule.value);
    if (was === is) return [];
    return [{ section: section.id, rule: rule.key, where: section.title, label: rule.label, before: was, after: is }];
  });
}
