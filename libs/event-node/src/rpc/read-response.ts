// The answers of Read, framed and put one behind another, so that many go out in one write.
import type { RecordedEvent, ResolvedEvent } from '../store/recorded-event.js';
import { sizeOfField, WireWriter } from './wire.js';

const CONTENT_TYPE = mapEntry('content-type', 'application/octet-stream');
const CONTENT_TYPE_JSON = mapEntry('content-type', 'application/json');
const TYPE_KEY = new WireWriter().text(1, 'type').written;
const TOMBSTONE_REVISION = 2n ** 63n - 1n;

export class ReadResponses {
  private readonly out = new WireWriter(16 * 1024);
  private readonly inner = new WireWriter(4 * 1024);
  private readonly recorded = new WireWriter(4 * 1024);
  private created = -1;
  private createdBytes = mapEntry('created', '');

  /** `structured`: ids go out as two numbers, not as text. */
  constructor(private readonly structured: boolean) {}

  get length(): number {
    return this.out.length;
  }

  /** The bytes so far; begins anew. */
  take(): Buffer {
    const bytes = Buffer.from(this.out.written);
    this.out.length = 0;
    return bytes;
  }

  event({ event, link }: ResolvedEvent): void {
    const original = link ?? event;
    this.inner.length = 0;
    if (event) this.inner.bytesField(1, this.recordedEvent(event));
    if (link) this.inner.bytesField(2, this.recordedEvent(link));
    this.inner.number(3, original?.position ?? 0, true);
    this.frame(1, this.inner.written);
  }

  confirmation(subscriptionId: string): void {
    this.frame(2, new WireWriter().text(1, subscriptionId).written);
  }

  checkpoint(position: number): void {
    this.frame(3, new WireWriter().number(1, position).number(2, position).written);
  }

  streamNotFound(stream: string): void {
    this.frame(4, new WireWriter().message(1, (identifier) => identifier.text(3, stream)).written);
  }

  caughtUp(): void {
    this.frame(8, Buffer.alloc(0));
  }

  fellBehind(): void {
    this.frame(9, Buffer.alloc(0));
  }

  private frame(field: number, body: Buffer): void {
    const { out } = this;
    out.reserve(body.length + 16);
    const at = out.length;
    out.length += 5;
    out.bytesField(field, body);
    out.bytes[at] = 0;
    out.bytes.writeUInt32BE(out.length - at - 5, at + 1);
  }

  private recordedEvent(event: RecordedEvent): Buffer {
    const { recorded: out } = this;
    out.length = 0;
    this.id(out, event.idBytes);
    const { streamBytes, typeBytes } = event;
    out.head(2, sizeOfField(streamBytes.length)).bytesField(3, streamBytes);
    if (event.isTombstone) out.varint(3 * 8).bigVarint(TOMBSTONE_REVISION);
    else out.number(3, event.revision);
    out.number(4, event.position).number(5, event.position);
    out
      .head(6, TYPE_KEY.length + sizeOfField(typeBytes.length))
      .append(TYPE_KEY)
      .bytesField(2, typeBytes);
    out.bytesField(6, event.isJson ? CONTENT_TYPE_JSON : CONTENT_TYPE);
    out.bytesField(6, this.createdEntry(event.created));
    const { metadata, data } = event;
    if (metadata.length > 0) out.bytesField(7, metadata);
    if (data.length > 0) out.bytesField(8, data);
    return out.written;
  }

  /** In .NET's ticks of 100 ns. Events that were written together have their time in common. */
  private createdEntry(created: number): Buffer {
    if (created !== this.created) this.createdBytes = mapEntry('created', `${created}0000`);
    this.created = created;
    return this.createdBytes;
  }

  private id(out: WireWriter, id: Buffer): void {
    if (!this.structured) {
      const hex = id.toString('hex');
      const text = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
      out.head(1, sizeOfField(text.length)).text(2, text);
      return;
    }
    const [most, least] = [id.readBigUInt64BE(0), id.readBigUInt64BE(8)];
    out.message(1, (uuid) => uuid.message(1, (m) => m.varint(8).bigVarint(most).varint(16).bigVarint(least)));
  }
}

function mapEntry(key: string, value: string): Buffer {
  return new WireWriter(64).text(1, key).text(2, value).written;
}
