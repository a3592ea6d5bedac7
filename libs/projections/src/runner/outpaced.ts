// Rows of another version than the one that this process projects.
import type { Position } from '#event-store/logged-event';
import type { Projection } from './projection.js';

/** A newer build projects it already: this one waits, for as long as it lives. */
export class Superseded extends Error {
  constructor({ name, version }: Projection) {
    super(`${name} is projected by a newer version than ${version}`);
  }
}

/** Rows of an older version stand: they are shown as they are until a build of this version takes their place. */
export class Outdated extends Error {
  readonly projection: string;

  constructor(
    { name, version }: Projection,
    /** Where they stand. */
    readonly position: Position | undefined,
  ) {
    super(`${name} stands in an older version than ${version} until it is built`);
    this.projection = name;
  }
}
