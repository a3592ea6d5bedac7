// Which of a file's columns is which of ours, guessed from its headings in Russian and English. Pure.
import { type TeamColumn, teamColumns } from '#contract/team-rows';

/** The place of the file's column; -1: ours is made of the others, or left empty. */
export type Mapping = Readonly<Record<TeamColumn, number>>;

/** In the order of guessing: what says more first. */
const guesses: readonly (readonly [TeamColumn, RegExp])[] = [
  ['leadRegion', /ведущ|головн|\blead/],
  ['agreement', /соглашен|agreement/],
  ['members', /участник|слушател|состав|members|people/],
  ['regions', /регион|субъект|region/],
  ['projectKind', /(вид|тип|характер).*проект|project.*(kind|type)|что делает|^(вид|тип|kind)$/],
  ['projectTitle', /проект|project/],
  ['team', /идентификатор|^(id|ид|код|шифр|team|key)$|(id|код|ид) команды|team (id|key)/],
  ['name', /назван|наименован|команда|name|title/],
];

const plain = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[_\s]+/g, ' ')
    .trim();

export function guessMapping(headings: readonly string[]): Mapping {
  const taken = new Map<TeamColumn, number>();
  const isFree = (at: number) => ![...taken.values()].includes(at);
  for (const column of teamColumns) {
    const at = headings.findIndex((heading) => heading.trim().toLowerCase() === column.toLowerCase());
    if (at >= 0) taken.set(column, at);
  }
  for (const [column, says] of guesses) {
    const at = headings.findIndex((heading, index) => isFree(index) && says.test(plain(heading)));
    if (!taken.has(column) && at >= 0) taken.set(column, at);
  }
  return Object.fromEntries(teamColumns.map((column) => [column, taken.get(column) ?? -1])) as Mapping;
}

/** Made of the others: an id of the name, the first region as the lead; an agreement is not needed by everyone. */
export const mayBeMissing: readonly TeamColumn[] = ['team', 'leadRegion', 'agreement'];

export const missingIn = (mapping: Mapping): readonly TeamColumn[] =>
  teamColumns.filter((column) => mapping[column] < 0 && !mayBeMissing.includes(column));
