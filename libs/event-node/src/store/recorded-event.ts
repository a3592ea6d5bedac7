// What a reader is given: an event as it is recorded, or a link and what it leads to.
import { createHash } from 'node:crypto';
import { LINK_TYPE } from '../index/system-streams.js';
import type { LogRecord } from '../log/record.js';

/** As LogRecord has it, which is one. `created` in milliseconds since 1970. */
export interface RecordedEvent {
  readonly idBytes: Buffer;
  readonly streamBytes: Buffer;
  readonly typeBytes: Buffer;
  readonly revision: number;
  readonly isTombstone: boolean;
  readonly position: number;
  readonly created: number;
  readonly isJson: boolean;
  readonly metadata: Buffer;
  readonly data: Buffer;
}

/** `link` when the event was reached through one; then `event` may be missing: there is nothing at the link's end. */
export interface ResolvedEvent {
  event?: RecordedEvent;
  link?: RecordedEvent;
}

const TYPE = Buffer.from(LINK_TYPE);

/** An entry of a `$ce-` or `$et-` stream: a link that is made when it is read. */
export class VirtualLink implements RecordedEvent {
  readonly isTombstone = false;
  readonly isJson = false;
  readonly typeBytes = TYPE;
  readonly streamBytes: Buffer;

  constructor(
    stream: string,
    readonly revision: number,
    readonly target: LogRecord,
  ) {
    this.streamBytes = Buffer.from(stream);
  }

  get position(): number {
    return this.target.position;
  }
  get created(): number {
    return this.target.created;
  }
  get data(): Buffer {
    return this.target.type === LINK_TYPE
      ? this.target.data
      : Buffer.from(`${this.target.revision}@${this.target.stream}`);
  }
  get metadata(): Buffer {
    return Buffer.from(JSON.stringify({ $causedBy: this.target.id }));
  }
  /** The same for the same entry, whenever it is read. */
  get idBytes(): Buffer {
    const id = createHash('sha256').update(`${this.revision}@`).update(this.streamBytes).digest().subarray(0, 16);
    id[6] = (id[6] & 0x0f) | 0x80;
    id[8] = (id[8] & 0x3f) | 0x80;
    return id;
  }
}
