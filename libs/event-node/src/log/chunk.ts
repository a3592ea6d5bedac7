// One file of the log: a header of 64 bytes, records one after another, then zeros that wait to be overwritten.
import { crc32c } from '@node-rs/crc32';
import { closeSync, constants, fstatSync, fsyncSync, ftruncateSync, openSync, read, readSync, statSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { type Disk, syncFolder } from './disk.js';
import { readUInt64, writeUInt64 } from './record.js';

export const CHUNK_HEADER = 64;
const MAGIC = 'VEKHALOG';
const readAsync = promisify(read);

/** `previousEnd`: the offset at which the records of the chunk before this one end. */
export interface ChunkHeader {
  number: number;
  size: number;
  previousEnd: number;
  logId: string;
}

export class Chunk {
  /** The offset behind the last record. */
  dataEnd = CHUNK_HEADER;

  private constructor(
    readonly file: string,
    readonly number: number,
    /** The position of the chunk's first byte. */
    readonly start: number,
    readonly fd: number,
    readonly header: ChunkHeader | undefined,
  ) {}

  static fileName(number: number): string {
    return `chunk-${String(number).padStart(6, '0')}.log`;
  }

  static create(folder: string, header: ChunkHeader, disk: Disk): Chunk {
    const file = path.join(folder, Chunk.fileName(header.number));
    const fd = openSync(file, constants.O_RDWR | constants.O_CREAT);
    try {
      ftruncateSync(fd, 0);
      disk.write(fd, encodeHeader(header), 0);
      fsyncSync(fd);
      syncFolder(folder);
    } catch (error) {
      closeSync(fd);
      throw error;
    }
    return new Chunk(file, header.number, header.number * header.size, fd, header);
  }

  /** Opens the file as it is; `header` is undefined when it cannot be read as one. */
  static open(folder: string, number: number, size: number): Chunk {
    const file = path.join(folder, Chunk.fileName(number));
    const fd = openSync(file, constants.O_RDWR);
    return new Chunk(file, number, number * size, fd, readHeader(fd));
  }

  static headerOf(file: string): ChunkHeader | undefined {
    const fd = openSync(file, 'r');
    try {
      return readHeader(fd);
    } finally {
      closeSync(fd);
    }
  }

  static sizeOf(file: string): number {
    return statSync(file).size;
  }

  get fileSize(): number {
    return fstatSync(this.fd).size;
  }

  /** Up to `length` bytes from `offset`; fewer at the end of the file. */
  readSync(offset: number, length: number): Buffer {
    const bytes = Buffer.allocUnsafe(length);
    return bytes.subarray(0, readSync(this.fd, bytes, 0, length, offset));
  }

  async read(offset: number, length: number): Promise<Buffer> {
    const bytes = Buffer.allocUnsafe(length);
    const { bytesRead } = await readAsync(this.fd, bytes, 0, length, offset);
    return bytes.subarray(0, bytesRead);
  }

  /** Cuts the zeros off; nothing is written to a chunk that has a successor. */
  complete(): void {
    ftruncateSync(this.fd, this.dataEnd);
    fsyncSync(this.fd);
  }

  close(): void {
    closeSync(this.fd);
  }
}

function encodeHeader({ number, size, previousEnd, logId }: ChunkHeader): Buffer {
  const bytes = Buffer.alloc(CHUNK_HEADER);
  bytes.write(MAGIC, 0, 'latin1');
  bytes.writeUInt32LE(1, 8);
  bytes.writeUInt32LE(number, 12);
  writeUInt64(bytes, 16, size);
  writeUInt64(bytes, 24, previousEnd);
  bytes.write(logId.replaceAll('-', ''), 32, 'hex');
  bytes.writeUInt32LE(crc32c(bytes.subarray(0, 60)), 60);
  return bytes;
}

function readHeader(fd: number): ChunkHeader | undefined {
  const bytes = Buffer.alloc(CHUNK_HEADER);
  if (readSync(fd, bytes, 0, CHUNK_HEADER, 0) < CHUNK_HEADER) return undefined;
  if (bytes.toString('latin1', 0, 8) !== MAGIC || bytes.readUInt32LE(8) !== 1) return undefined;
  if (crc32c(bytes.subarray(0, 60)) !== bytes.readUInt32LE(60)) return undefined;
  return {
    number: bytes.readUInt32LE(12),
    size: readUInt64(bytes, 16),
    previousEnd: readUInt64(bytes, 24),
    logId: bytes.toString('hex', 32, 48),
  };
}
