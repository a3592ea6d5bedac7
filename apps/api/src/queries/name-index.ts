// Names as they are compared when somebody looks for them: unsealed in this process's memory, and written nowhere.
import { Inject, Injectable, Logger } from '@nestjs/common';
import { type SealedSince, peopleSince } from '#projections/people/people.query';
import { foldText } from '#projections/searchable';
import { type Ranked, rankOf } from '#projections/search/rank';
import { ReadStore } from '#read-store/read-store';
import { Names } from './names.js';

/** People whose names are kept: some tens of megabytes. Beyond them people are found by their ids alone. */
const MOST_PEOPLE = 100_000;
const AT_ONCE = 1_000;

@Injectable()
export class NameIndex {
  readonly #log = new Logger('NameIndex');
  readonly #folded = new Map<string, string>();
  #since = '';
  #refreshing: Promise<void> | undefined;

  constructor(
    @Inject(ReadStore) private readonly store: ReadStore,
    @Inject(Names) private readonly names: Names,
  ) {}

  /** Whose name holds every word, the closest first; at most so many. */
  async find(query: string, limit: number): Promise<readonly Ranked<{ readonly person: string }>[]> {
    const words = foldText(query).split(' ').filter(Boolean);
    if (!words.length) return [];
    await this.#refreshed();
    const found: (Ranked<{ readonly person: string }> & { readonly folded: string })[] = [];
    for (const [person, folded] of this.#folded)
      if (words.every((word) => folded.includes(word)))
        found.push({ rank: rankOf(folded, words.join(' ')), hit: { person }, folded });
    return found.sort((a, b) => a.rank - b.rank || (a.folded < b.folded ? -1 : 1)).slice(0, limit);
  }

  /** All who bear each of the names, whole. */
  async called(names: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
    if (!names.length) return new Map();
    await this.#refreshed();
    const bearers = new Map<string, string[]>(names.map((name) => [foldText(name), []]));
    for (const [person, folded] of this.#folded) bearers.get(folded)?.push(person);
    return new Map(names.map((name) => [name, bearers.get(foldText(name)) ?? []]));
  }

  #refreshed(): Promise<void> {
    this.#refreshing ??= this.#refresh().finally(() => {
      this.#refreshing = undefined;
    });
    return this.#refreshing;
  }

  /** Takes in who was registered or corrected since the last time. */
  async #refresh(): Promise<void> {
    for (;;) {
      const people = await this.store.answer((db) => peopleSince(db, this.#since, AT_ONCE));
      await Promise.all(people.map((person) => this.#learn(person)));
      this.#since = people.at(-1)?.shownAt ?? this.#since;
      if (people.length < AT_ONCE) return;
    }
  }

  async #learn(sealed: SealedSince): Promise<void> {
    const { name } = (await this.names.open(sealed)) ?? {};
    if (name === undefined) this.#folded.delete(sealed.person);
    else if (this.#folded.size < MOST_PEOPLE || this.#folded.has(sealed.person))
      this.#folded.set(sealed.person, foldText(name));
    else this.#log.warn({ person: sealed.person, most: MOST_PEOPLE }, 'more people than are found by name');
  }
}
