// People by name among what was found, for those who may see names everywhere: reading them so is recorded as any reading.
import { Inject, Injectable } from '@nestjs/common';
import { type CalledSo, nobodyKnown } from '#contract/team-members';
import { own } from '#domain/own';
import type { Ranked } from '#projections/search/rank';
import type { Hit } from '#projections/search/search.query';
import { isBound } from '#projections/within';
import type { Caller } from '../auth/caller.js';
import { NameIndex } from './name-index.js';
import { Names, type Personal } from './names.js';

@Injectable()
export class PeopleSearch {
  constructor(
    @Inject(NameIndex) private readonly index: NameIndex,
    @Inject(Names) private readonly names: Names,
  ) {}

  /** Ids by name, for whoever may see names everywhere; nobody is found for others. Namesakes are all found. */
  async called(caller: Caller, wanted: readonly string[]): Promise<CalledSo> {
    if (!this.#mayLookFor(caller)) return nobodyKnown;
    const bearers = await this.index.called(wanted);
    const shown = await this.names.of(caller, [...bearers.values()].flat());
    return (name) => (bearers.get(name) ?? []).filter((person) => own(shown, person) !== undefined);
  }

  /** The closest of both. Whoever may not see names, or is bound to teams, gets what was found without them. */
  async among(caller: Caller, query: string, found: readonly Ranked<Hit>[], limit: number): Promise<readonly Hit[]> {
    if (!this.#mayLookFor(caller)) return found.map(({ hit }) => hit);
    const byId = new Set(found.flatMap(({ hit }) => (hit.kind === 'person' ? [hit.person] : [])));
    const byName = (await this.index.find(query, limit))
      .filter(({ hit }) => !byId.has(hit.person))
      .map(({ rank, hit: { person } }): Ranked<Hit> => ({ rank, hit: { kind: 'person', person, title: person } }));
    const hits = [...found, ...byName].sort((a, b) => a.rank - b.rank).slice(0, limit);
    const persons = hits.flatMap(({ hit }) => (hit.kind === 'person' ? [hit.person] : []));
    const names = await this.names.of(caller, persons);
    const foundByName = new Set(byName.map(({ hit }) => hit));
    return hits.flatMap(({ hit }) => titled(hit, names, foundByName.has(hit)));
  }

  #mayLookFor = (caller: Caller): boolean => this.names.areFor(caller) && !isBound(caller.scope);
}

/** A person is shown by their name. One who was found by it, but whose key is gone since, is not found. */
function titled(hit: Hit, names: Readonly<Record<string, Personal>>, isByName: boolean): readonly Hit[] {
  if (hit.kind !== 'person') return [hit];
  const title = own(names, hit.person)?.name;
  if (title !== undefined) return [{ ...hit, title }];
  return isByName ? [] : [hit];
}
