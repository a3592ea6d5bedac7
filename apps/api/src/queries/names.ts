// Names of people, unsealed for those whose role may see them, and for nobody else.
import { Inject, Injectable } from '@nestjs/common';
import { mayWorkOn } from '#domain/roles';
import { KeyStore } from '#event-store/personal-data/key-store';
import { unseal } from '#event-store/personal-data/sealing';
import { peopleOf, type SealedPerson } from '#projections/people/people.query';
import { ReadStore } from '#read-store/read-store';
import type { Caller } from '../auth/caller.js';

export type Personal = Readonly<Record<string, string>>;

@Injectable()
export class Names {
  constructor(
    @Inject(ReadStore) private readonly store: ReadStore,
    @Inject(KeyStore) private readonly keys: KeyStore,
  ) {}

  /** By person; empty for a caller who may not see them. A person whose key is gone is left out. */
  async of(caller: Caller, persons: readonly string[]): Promise<Readonly<Record<string, Personal>>> {
    if (!mayWorkOn(caller.actor.role, 'personal-data')) return {};
    const found = await this.store.run((db) => peopleOf(db, persons));
    const unsealed = await Promise.all(found.map(async (person) => [person.person, await this.open(person)] as const));
    return Object.fromEntries(unsealed.filter((entry): entry is [string, Personal] => entry[1] !== undefined));
  }

  async open({
    person,
    personal,
  }: Pick<SealedPerson, 'person'> & { personal: SealedPerson['personal'] }): Promise<Personal | undefined> {
    const key = await this.keys.find(person);
    return key && unseal(key, personal);
  }
}
