// The few calls that write to the disk, in one place so that tests can let them fail.
import { closeSync, fdatasync, fdatasyncSync, fsyncSync, openSync, writeSync } from 'node:fs';

export interface Disk {
  /** Writes all the bytes at `offset`, or throws. */
  write(fd: number, bytes: Uint8Array, offset: number): void;
  /** Resolves when what was written to the file is on the disk. `isAlone`: nothing else waits to be done. */
  sync(fd: number, isAlone: boolean): Promise<void>;
}

/** A sync that takes longer, in milliseconds, is left to another thread. */
const QUICK = 1;

class RealDisk implements Disk {
  private lastSync = QUICK;

  write(fd: number, bytes: Uint8Array, offset: number): void {
    for (let done = 0; done < bytes.length; ) {
      done += writeSync(fd, bytes, done, bytes.length - done, offset + done);
    }
  }

  /** To and from another thread is as far as to a quick disk: a write that is alone takes the short way. */
  async sync(fd: number, isAlone: boolean): Promise<void> {
    const begun = performance.now();
    if (isAlone && this.lastSync < QUICK) fdatasyncSync(fd);
    else await new Promise<void>((resolve, reject) => fdatasync(fd, (error) => (error ? reject(error) : resolve())));
    this.lastSync = performance.now() - begun;
  }
}

export const realDisk: Disk = new RealDisk();

export function isDiskFull(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException | undefined)?.code;
  return code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG';
}

/** Makes the creation, renaming or removal of files in the folder last. */
export function syncFolder(folder: string): void {
  const fd = openSync(folder, 'r');
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}
