// A group of writes while it is decided: what has been decided counts for the next, and is forgotten if the disk refuses.
import { type Retention, retentionOf } from '../index/retention.js';
import type { StreamIndex } from '../index/stream-index.js';
import { isMetastream, metastreamOf, originalStreamOf } from '../index/system-streams.js';
import { LogRecord, type NewRecord, recordLength, writeRecord } from '../log/record.js';
import type { RecentEventIds, WrittenEvent } from './recent-event-ids.js';

/** A stream as the next write finds it. `last`: its last revision, -1 when it has none. */
export interface StreamHead {
  last: number;
  isTombstoned: boolean;
  retention: Retention | undefined;
}

/** What the rules of writing look at. */
export interface StreamHeads {
  head(stream: string): StreamHead;
  written(id: string): WrittenEvent | undefined;
  /** The id of an event that is there, undefined when there is none. */
  idAt(stream: string, revision: number): { id: string; position: number } | undefined;
  /** The newest metadata of the stream, as it was written. */
  metadataOf(stream: string): Uint8Array | undefined;
}

interface Placed {
  record: NewRecord;
  position: number;
}

export class Draft implements StreamHeads {
  /** Bytes decided so far. */
  length = 0;
  private readonly heads = new Map<string, StreamHead>();
  private readonly ids = new Map<string, WrittenEvent>();
  private readonly placed: Placed[] = [];

  constructor(
    private readonly start: number,
    private readonly index: StreamIndex,
    private readonly recent: RecentEventIds,
    private readonly recordAt: (position: number) => LogRecord,
  ) {}

  head(stream: string): StreamHead {
    const drafted = this.heads.get(stream);
    if (drafted) return drafted;
    const entry = this.index.find(stream);
    const isTombstoned = entry ? entry.tombstone > 0 : false;
    const head = { last: entry?.lastRevision ?? -1, isTombstoned, retention: entry?.retention };
    if (isMetastream(stream)) head.isTombstoned ||= this.head(originalStreamOf(stream)).isTombstoned;
    this.heads.set(stream, head);
    return head;
  }

  written(id: string): WrittenEvent | undefined {
    const drafted = this.ids.get(id);
    if (drafted) return drafted;
    const position = this.recent.positionOf(id);
    if (position === undefined) return undefined;
    const { stream, revision } = this.recordAt(position);
    return { stream, revision, position };
  }

  idAt(stream: string, revision: number): { id: string; position: number } | undefined {
    const entry = this.index.find(stream);
    if (entry && revision <= entry.lastRevision) {
      const [position] = this.index.positions(entry, revision, 1);
      return position ? { id: this.recordAt(position).id, position } : undefined;
    }
    const drafted = this.placed.find(({ record }) => record.stream === stream && record.revision === revision);
    return drafted && { id: drafted.record.event.id, position: drafted.position };
  }

  metadataOf(stream: string): Uint8Array | undefined {
    const metastream = metastreamOf(stream);
    const drafted = this.placed.findLast(({ record }) => record.stream === metastream);
    if (drafted) return drafted.record.event.data;
    const entry = this.index.find(metastream);
    const [position] = entry ? this.index.positions(entry, entry.lastRevision, 1) : [];
    return position ? this.recordAt(position).data : undefined;
  }

  /** Takes the records in; returns the position of each. */
  place(records: NewRecord[]): number[] {
    return records.map((record) => {
      const position = this.start + this.length;
      this.placed.push({ record, position });
      this.length += recordLength(record);
      this.note(record, position);
      return position;
    });
  }

  /** The bytes to be written, and the records in them. */
  encode(created: number): { bytes: Buffer; records: LogRecord[] } {
    const bytes = Buffer.allocUnsafeSlow(this.length);
    const records = this.placed.map(({ record, position }) => {
      const at = position - this.start;
      const length = writeRecord(bytes, at, record, { position, groupStart: this.start, created });
      return new LogRecord(bytes, at, position, length);
    });
    return { bytes, records };
  }

  private note({ stream, revision, event, isTombstone }: NewRecord, position: number): void {
    const head = this.head(stream);
    if (isTombstone) head.isTombstoned = this.head(metastreamOf(stream)).isTombstoned = true;
    else head.last = revision;
    this.ids.set(event.id, { stream, revision, position });
    if (isMetastream(stream)) this.head(originalStreamOf(stream)).retention = retentionOf(event.data);
  }
}
