// Names of people, unsealed for those whose role may see them, and for nobody else. Whoever is shown them is recorded.
import { Inject, Injectable } from '@nestjs/common';
import { mayWorkOn } from '#domain/roles';
import { KeyStore } from '#event-store/personal-data/key-store';
import { unseal } from '#event-store/personal-data/sealing';
import { peopleOf, type SealedPerson } from '#projections/people/people.query';
import { ReadStore } from '#read-store/read-store';
import type { Caller } from '../auth/caller.js';
import { personsIn } from './persons-in.js';
import { Readings } from './readings.js';

export type Personal = Readonly<Record<string, string>>;
type Sealed = Pick<SealedPerson, 'person' | 'personal'>;

@Injectable()
export class Names {
  constructor(
    @Inject(ReadStore) private readonly store: ReadStore,
    @Inject(KeyStore) private readonly keys: KeyStore,
    @Inject(Readings) private readonly readings: Readings,
  ) {}

  /** By person; empty for a caller who may not see them. A person whose key is gone is left out. */
  async of(caller: Caller, persons: readonly string[]): Promise<Record<string, Personal>> {
    if (!this.areFor(caller) || !persons.length) return {};
    return this.show(caller, await this.store.answer((db) => peopleOf(db, persons)));
  }

  /** What was read, with the names of those whom it names. */
  async with<T extends object>(caller: Caller, found: T): Promise<T & { readonly people: Record<string, Personal> }> {
    return { ...found, people: await this.of(caller, personsIn(found)) };
  }

  areFor = ({ actor }: Caller): boolean => mayWorkOn(actor.role, 'personal-data');

  /** For a caller who may see them. */
  async show(caller: Caller, people: readonly Sealed[]): Promise<Record<string, Personal>> {
    const unsealed = await Promise.all(people.map(async (each) => [each.person, await this.open(each)] as const));
    const shown = unsealed.filter((entry): entry is [string, Personal] => entry[1] !== undefined);
    this.readings.note(
      caller,
      shown.map(([person]) => person),
    );
    return Object.fromEntries(shown);
  }

  /** For nobody to see: undefined where the key is gone. */
  async open({ person, personal }: Sealed): Promise<Personal | undefined> {
    const key = await this.keys.find(person);
    return key && unseal(key, personal);
  }
}
