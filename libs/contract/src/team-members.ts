// A team's people as a cell has them: each by an id or by name, with what they represent and their region. Pure.
import { isKey, isRegionKey } from './keys.js';
import type { Language } from './problems/refusal-texts.js';
import { rowTexts } from './row-texts.js';

export interface Member {
  readonly person: string;
  readonly category: string;
  readonly region: string;
  readonly organization?: string;
}

/** Ids of all who are called so. */
export type CalledSo = (name: string) => readonly string[];
export const nobodyKnown: CalledSo = () => [];

interface InCell {
  /** One of the two. */
  readonly id?: string;
  readonly name?: string;
  readonly rest: readonly string[];
}

const categories = ['authority', 'fund', 'managing-company', 'institute', 'enterprise'];

/** `anna/authority/VOR | Борис Б./fund/KRS/Фонд` */
export const peopleIn = (cell = ''): readonly InCell[] =>
  cell
    .split('|')
    .map((member) => member.split('/').map((part) => part.trim()))
    .filter(([person]) => person)
    .map(([person = '', ...rest]) => ({ ...(isKey(person) ? { id: person } : { name: person }), rest }));

/** The member, or what is wrong with it. */
export function memberFrom({ id, name = '', rest }: InCell, calledSo: CalledSo, language: Language): Member | string {
  const texts = rowTexts[language];
  const [category = '', region = '', organization] = rest;
  if (!categories.includes(category) || !isRegionKey(region)) return texts.member(id ?? name);
  const persons = id === undefined ? calledSo(name) : [id];
  const [person] = persons;
  if (person === undefined) return texts.nobodyCalled(name);
  if (persons.length > 1) return texts.namesakes(name, persons);
  return { person, category, region, ...(organization && { organization }) };
}
