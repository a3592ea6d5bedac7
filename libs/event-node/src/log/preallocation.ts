// Writes zeros ahead of the log's end, so that an append overwrites blocks that the file system has given already:
// its fdatasync then has no sizes and no extents to write, and a full disk shows before anything of an append is written.
import { closeSync, constants, openSync, write } from 'node:fs';
import { promisify } from 'node:util';

const MIB = 1024 * 1024;
const PIECE = Buffer.alloc(MIB / 4);
const writeAsync = promisify(write);

export type WriteZeros = (file: string, from: number, to: number, onWritten: (end: number) => void) => Promise<void>;

export class Preallocation {
  private growing: Promise<void> | undefined;

  constructor(
    private readonly file: string,
    /** The offset up to which the file holds blocks. */
    private allocated: number,
    private readonly limit: number,
    private readonly writeZeros: WriteZeros,
  ) {}

  /** Resolves when bytes up to the offset `end` may be written; rejects when the disk has no room for them. */
  async reserve(end: number): Promise<void> {
    while (this.allocated < end) {
      if (this.growing) await this.growing.catch(() => {});
      if (this.allocated < end) await this.grow(end).catch((error) => this.unlessReached(end, error));
    }
    const step = stepAt(end);
    if (!this.growing && this.allocated - end < step / 2 && this.allocated < this.limit) {
      this.grow(end).catch(() => {}); // what is missing is asked for again, and refused, when it is needed
    }
  }

  /** Resolves when no write is under way. */
  async settled(): Promise<void> {
    await this.growing?.catch(() => {});
  }

  /** On a disk that is nearly full there is room for what is needed, though not for all that was wanted. */
  private unlessReached(end: number, error: unknown): void {
    if (this.allocated < end) throw error;
  }

  private grow(end: number): Promise<void> {
    const target = Math.max(end, Math.min(this.limit, Math.ceil((end + stepAt(end)) / PIECE.length) * PIECE.length));
    const grown = (written: number) => {
      this.allocated = Math.max(this.allocated, written);
    };
    this.growing = this.writeZeros(this.file, this.allocated, target, grown).finally(() => {
      this.growing = undefined;
    });
    return this.growing;
  }
}

/** A small log stays small: as much ahead as there is, between one and sixteen MiB. */
function stepAt(end: number): number {
  return Math.min(16 * MIB, Math.max(MIB, end));
}

/** In pieces that are each on disk before the next, so that an append's own sync never waits for many of them. */
export const writeZeros: WriteZeros = async (file, from, to, onWritten) => {
  const fd = openSync(file, constants.O_WRONLY | constants.O_DSYNC);
  try {
    for (let at = from; at < to; ) {
      const { bytesWritten } = await writeAsync(fd, PIECE, 0, Math.min(PIECE.length, to - at), at);
      at += bytesWritten;
      onWritten(at);
    }
  } finally {
    closeSync(fd);
  }
};
