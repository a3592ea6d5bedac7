// The few calls that write to the disk, in one place so that tests can let them fail.
import { closeSync, fdatasync, fsyncSync, openSync, writeSync } from 'node:fs';

export interface Disk {
  /** Writes all the bytes at `offset`, or throws. */
  write(fd: number, bytes: Uint8Array, offset: number): void;
  /** Resolves when what was written to the file is on the disk. */
  sync(fd: number): Promise<void>;
}

export const realDisk: Disk = {
  write(fd, bytes, offset) {
    for (let done = 0; done < bytes.length; ) {
      done += writeSync(fd, bytes, done, bytes.length - done, offset + done);
    }
  },
  sync: (fd) => new Promise((resolve, reject) => fdatasync(fd, (error) => (error ? reject(error) : resolve()))),
};

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
