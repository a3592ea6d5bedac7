// Rows of another version than the one that this process projects.
import type { Position } from '#event-store/logged-event';
import type { Projection } from './projection.js';

/** A newer build projects it already: this one waits, for as long as it lives. */
export class Superseded extends Error {
  constructor({ name, version }: Projection) {
    super(`${name} is projected by a newer version than ${version}`);
  }
}

/** Rows stand still, and are shown as they are until a build takes their place. */
export class Outdated extends Error {
  readonly projection: string;

  constructor(
    { name, version }: Projection,
    /** Where they stand. */
    readonly position: Position | undefined,
    why = `stands in an older version than ${version} until it is built`,
  ) {
    super(`${name} ${why}`);
    this.projection = name;
  }
}

/** They were written by another count of shards. */
export const splitOtherwise = (projection: Projection, position: Position | undefined, of: number): Outdated =>
  new Outdated(projection, position, `is not split in ${of} until it is built`);

/** A build is being held against them, in this process or another. */
export class Held extends Outdated {
  constructor(projection: Projection, position: Position | undefined) {
    super(projection, position, 'is about to be replaced by a build');
  }
}
