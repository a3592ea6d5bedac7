// Every decider by its category, and the names of their streams.
import { agreement } from '#domain/agreement/agreement';
import { catalog } from '#domain/catalog/catalog';
import { cohort } from '#domain/cohort/cohort';
import { commission } from '#domain/commission/commission';
import type { Command, Decider, DomainEvent, StreamRef } from '#domain/decider';
import { person } from '#domain/person/person';
import { program } from '#domain/program/program';
import { registryNumber } from '#domain/registry-number/registry-number';
import { sitting } from '#domain/sitting/sitting';
import { team } from '#domain/team/team';
import { token } from '#domain/token/token';

/** A decider with its types forgotten: what the write path needs of any of them. */
export type AnyDecider = Decider<Command, DomainEvent, unknown>;

const all = [program, cohort, team, commission, sitting, person, token, catalog, agreement, registryNumber];

export const deciders: Readonly<Record<string, AnyDecider>> = Object.fromEntries(
  all.map((decider) => [decider.category, decider as unknown as AnyDecider]),
);

export const streamOf = ({ category, id }: StreamRef): string => `${category}-${id}`;
export const categoryOf = (stream: string): string => stream.slice(0, stream.indexOf('-'));
