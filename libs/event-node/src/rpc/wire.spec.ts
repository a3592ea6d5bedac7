// What is written by hand must be what the generated classes read, and the other way round.
import { randomUUID } from 'node:crypto';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import fc from 'fast-check';
import { LogRecord, recordLength, writeRecord } from '../log/record.js';
import { ANY, NO_STREAM, STREAM_EXISTS } from '../store/expected-version.js';
import { readAppendOptions, readProposedMessage } from './append-messages.js';
import { batchOutcome } from './batch-append-response.js';
import { FrameReader } from './grpc-call.js';
import { ReadResponses } from './read-response.js';
import { MalformedMessage, WireReader, WireWriter } from './wire.js';

function unframed(bytes: Buffer): Buffer[] {
  const messages: Buffer[] = [];
  new FrameReader((message) => messages.push(message)).push(bytes);
  return messages;
}

function recordOf(data: Uint8Array, isTombstone = false): LogRecord {
  const event = { id: randomUUID(), type: 'Тип', isJson: true, data, metadata: Buffer.from('{"m":1}') };
  const record = { stream: 'поток', revision: 300, event, endsAppend: true, isTombstone };
  const bytes = Buffer.alloc(recordLength(record));
  writeRecord(bytes, 0, record, { position: 2 ** 40, groupStart: 64, created: 1_800_000_000_123 });
  return new LogRecord(bytes, 0, 2 ** 40, bytes.length);
}

describe('an event that is read', () => {
  it.each([false, true])('is as recorded (ids as numbers: %s)', (structured) => {
    const record = recordOf(Buffer.from('{"a":"б"}'));
    const responses = new ReadResponses(structured);
    responses.event({ event: record, link: record });
    const [message] = unframed(responses.take());
    const read = streams.ReadResp.deserializeBinary(message).getEvent();
    const event = read?.getEvent();
    expect(read?.getCommitPosition()).toBe(String(2 ** 40));
    expect(read?.getLink()?.toObject()).toEqual(event?.toObject());
    expect(Buffer.from(event?.getStreamIdentifier()?.getStreamName_asU8() ?? []).toString()).toBe('поток');
    expect(event?.getStreamRevision()).toBe('300');
    expect(Object.fromEntries(event?.getMetadataMap().toArray() ?? [])).toEqual({
      type: 'Тип',
      'content-type': 'application/json',
      created: '18000000001230000',
    });
    expect(Buffer.from(event?.getData_asU8() ?? []).toString()).toBe('{"a":"б"}');
    expect(Buffer.from(event?.getCustomMetadata_asU8() ?? []).toString()).toBe('{"m":1}');
    const id = event?.getId();
    const most = BigInt.asUintN(64, BigInt(id?.getStructured()?.getMostSignificantBits() ?? 0));
    expect(structured ? most.toString(16).padStart(16, '0') : id?.getString()).toBe(
      structured ? record.id.replaceAll('-', '').slice(0, 16) : record.id,
    );
  });

  it('has the last of all revisions when it is a tombstone', () => {
    const responses = new ReadResponses(false);
    responses.event({ event: recordOf(Buffer.alloc(0), true) });
    const event = streams.ReadResp.deserializeBinary(unframed(responses.take())[0]).getEvent()?.getEvent();
    expect(event?.getStreamRevision()).toBe('9223372036854775807');
  });
});

describe('a proposed event', () => {
  it('is read as the client writes it', () => {
    const property = fc.property(
      fc.uuid(),
      fc.string(),
      fc.uint8Array(),
      fc.uint8Array(),
      (id, type, data, metadata) => {
        const message = new streams.BatchAppendReq.ProposedMessage();
        message.setId(new shared.UUID().setString(id));
        message.getMetadataMap().set('type', type).set('content-type', 'application/json');
        message.setData(data);
        message.setCustomMetadata(metadata);
        const read = readProposedMessage(new WireReader(Buffer.from(message.serializeBinary())));
        expect({ ...read, data: new Uint8Array(read.data), metadata: new Uint8Array(read.metadata) }).toEqual({
          id,
          type,
          isJson: true,
          data,
          metadata,
        });
      },
    );
    fc.assert(property);
  });

  it('has the id that two numbers make', () => {
    const structured = new shared.UUID.Structured().setMostSignificantBits('-1').setLeastSignificantBits('258');
    const message = new streams.BatchAppendReq.ProposedMessage();
    message.setId(new shared.UUID().setStructured(structured));
    const read = readProposedMessage(new WireReader(Buffer.from(message.serializeBinary())));
    expect(read.id).toBe('ffffffff-ffff-ffff-0000-000000000102');
  });
});

describe('the expected revision', () => {
  it.each([
    [(options: streams.AppendReq.Options) => options.setRevision('9007199254740993'), 9007199254740993n],
    [(options: streams.AppendReq.Options) => options.setRevision('0'), 0n],
    [(options: streams.AppendReq.Options) => options.setNoStream(new shared.Empty()), NO_STREAM],
    [(options: streams.AppendReq.Options) => options.setAny(new shared.Empty()), ANY],
    [(options: streams.AppendReq.Options) => options.setStreamExists(new shared.Empty()), STREAM_EXISTS],
  ])('is one of four (%#)', (set, expected) => {
    const options = new streams.AppendReq.Options();
    options.setStreamIdentifier(new shared.StreamIdentifier().setStreamName(Buffer.from('имя')));
    set(options);
    const read = readAppendOptions(new WireReader(Buffer.from(options.serializeBinary())));
    expect(read).toEqual({ stream: 'имя', expected });
  });
});

it('answers a batch with what was expected and what there is', () => {
  const id = randomUUID();
  const outcome = { kind: 'wrong-expected-version' as const, expected: 5n, current: 0 };
  const bytes = batchOutcome(id, { stream: 's', expected: 5n }, outcome);
  const response = streams.BatchAppendResp.deserializeBinary(bytes);
  expect(response.getCorrelationId()?.getString()).toBe(id);
  expect(response.getStreamPosition()).toBe('5');
  const any = response.getError()?.getDetails();
  expect(any?.getTypeName()).toBe('event_store.client.WrongExpectedVersion');
  const detail = shared.WrongExpectedVersion.deserializeBinary(any?.getValue_asU8() ?? new Uint8Array());
  expect([detail.getExpectedStreamPosition(), detail.getCurrentStreamRevision()]).toEqual(['5', '0']);
});

describe('messages', () => {
  it('are put together however they are cut', () => {
    const property = fc.property(fc.array(fc.uint8Array({ maxLength: 40 })), fc.array(fc.nat(60)), (messages, cuts) => {
      const framed = Buffer.concat(messages.map((message) => Buffer.concat([prefixOf(message), message])));
      const whole: Buffer[] = [];
      const reader = new FrameReader((message) => whole.push(message));
      let at = 0;
      for (const cut of [...cuts, framed.length]) {
        if (at < framed.length) reader.push(framed.subarray(at, at + cut + 1));
        at += cut + 1;
      }
      expect(whole.map((message) => new Uint8Array(message))).toEqual(messages);
    });
    fc.assert(property);
  });

  it('may not be compressed, nor larger than 17 MiB', () => {
    const reader = new FrameReader(() => {});
    expect(() => reader.push(Buffer.from([1, 0, 0, 0, 0]))).toThrow('compressed');
    expect(() => new FrameReader(() => {}).push(Buffer.from([0, 2, 0, 0, 0]))).toThrow('larger');
  });

  it('that are no messages are told', () => {
    const read = (bytes: number[]) => {
      const reader = new WireReader(Buffer.from(bytes));
      while (reader.next()) if (reader.field === 1) reader.block();
    };
    for (const bytes of [[10, 5, 1], [0x80], [11], [10, 0xff, 0xff, 0xff, 0xff, 0x0f]])
      expect(() => read(bytes)).toThrow(MalformedMessage);
  });

  it('hold numbers of 64 bits', () => {
    const written = new WireWriter()
      .varint(8)
      .bigVarint(2n ** 64n - 1n)
      .number(2, 2 ** 52 + 1).written;
    const reader = new WireReader(written);
    reader.next();
    expect(reader.uint64()).toBe(2n ** 64n - 1n);
    reader.next();
    expect(reader.number()).toBe(2 ** 52 + 1);
  });
});

function prefixOf(message: Uint8Array): Buffer {
  const prefix = Buffer.alloc(5);
  prefix.writeUInt32BE(message.length, 1);
  return prefix;
}
