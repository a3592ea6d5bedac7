import fc from 'fast-check';
import { LogRecord, type NewRecord, readRecord, recordLength, writeRecord } from './record.js';

const PLACE = { position: 4096, groupStart: 1024, created: 1_800_000_000_123 };

const anyRecord: fc.Arbitrary<NewRecord> = fc.record({
  stream: fc.string({ unit: 'grapheme', minLength: 1 }),
  revision: fc.nat(2 ** 31 - 1),
  endsAppend: fc.boolean(),
  isTombstone: fc.boolean(),
  event: fc.record({
    id: fc.uuid(),
    type: fc.string({ unit: 'grapheme', minLength: 1 }),
    isJson: fc.boolean(),
    data: fc.uint8Array({ maxLength: 300 }),
    metadata: fc.uint8Array({ maxLength: 100 }),
  }),
});

function encoded(record: NewRecord): Buffer {
  const bytes = Buffer.alloc(recordLength(record));
  writeRecord(bytes, 0, record, PLACE);
  return bytes;
}

function plain(record: LogRecord) {
  const { stream, revision, endsAppend, isTombstone, id, type, isJson, data, metadata } = record;
  const event = { id, type, isJson, data: new Uint8Array(data), metadata: new Uint8Array(metadata) };
  return { stream, revision, endsAppend, isTombstone, event };
}

describe('a record', () => {
  it('is read as it was written', () => {
    fc.assert(
      fc.property(anyRecord, (record) => {
        const read = readRecord(encoded(record), 0, PLACE.position) as LogRecord;
        expect(plain(read)).toEqual(record);
        expect(read).toMatchObject({ ...PLACE, end: PLACE.position + recordLength(record) });
      }),
    );
  });

  it('is not read when any bit of it has changed', () => {
    fc.assert(
      fc.property(anyRecord, fc.nat(), fc.nat(7), (record, at, bit) => {
        const bytes = encoded(record);
        bytes[at % bytes.length] ^= 1 << bit;
        expect(readRecord(bytes, 0, PLACE.position)).not.toBeInstanceOf(LogRecord);
      }),
    );
  });

  it('is not read at another position, so that what is copied elsewhere is not an event', () => {
    const [record] = fc.sample(anyRecord, 1);
    expect(readRecord(encoded(record), 0, PLACE.position + 1)).toBeUndefined();
  });

  it('says how much it needs when not all of it is there', () => {
    const [record] = fc.sample(anyRecord, 1);
    const bytes = encoded(record);
    expect(readRecord(bytes.subarray(0, bytes.length - 1), 0, PLACE.position)).toEqual({ needs: bytes.length });
  });
});
