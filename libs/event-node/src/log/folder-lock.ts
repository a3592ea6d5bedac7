// Keeps a second node off the folder. The holder is the newest of numbered files; a stale one is succeeded, never
// replaced, so that of two that find it stale only one can win.
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { isDiskFull } from './disk.js';
import { bootId } from './run-mark.js';

export interface Holder {
  pid: number;
  /** Where it serves, once it does: `host:port`. */
  serves?: string;
  /** When the process began, in the kernel's ticks; tells a process from a later one with the same number. */
  began?: string;
  boot?: string;
  released?: boolean;
}

export class FolderInUse extends Error {
  constructor(
    readonly folder: string,
    readonly pid: number,
  ) {
    super(
      `the folder ${folder} is held by process ${pid}; one event node serves a folder: stop it, or choose another folder`,
    );
  }
}

export class FolderLock {
  private constructor(private readonly file: string) {}

  /** Throws FolderInUse. */
  static take(folder: string): FolderLock {
    for (;;) {
      const newest = numbersIn(folder).at(-1) ?? 0;
      const holder = FolderLock.holderIn(folder);
      if (holder) throw new FolderInUse(folder, holder.pid);
      const lock = FolderLock.create(folder, newest + 1);
      if (lock) return lock;
    }
  }

  /** Who serves the folder now, if anyone alive does. */
  static holderIn(folder: string): Holder | undefined {
    const newest = existsSync(folder) ? numbersIn(folder).at(-1) : undefined;
    const holder = newest ? readHolder(fileOf(folder, newest)) : undefined;
    return holder && isAlive(holder) ? holder : undefined;
  }

  /** Tells whoever reads the lock where its holder answers; on a full disk it stays untold. */
  servesAt(serves: string): void {
    const beside = path.join(path.dirname(this.file), 'lock.new');
    try {
      writeFileSync(beside, JSON.stringify({ ...me(), serves }));
      renameSync(beside, this.file);
    } catch (error) {
      if (!isDiskFull(error)) throw error;
      rmSync(beside, { force: true });
    }
  }

  /** The file stays, so that numbers never begin again; on a full disk it stays empty, which nobody holds either. */
  release(): void {
    try {
      writeFileSync(this.file, JSON.stringify({ pid: process.pid, released: true }));
    } catch (error) {
      if (!isDiskFull(error)) throw error;
    }
  }

  private static create(folder: string, number: number): FolderLock | undefined {
    const file = fileOf(folder, number);
    try {
      writeFileSync(file, JSON.stringify(me()), { flag: 'wx' });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') return undefined;
      throw error;
    }
    const numbers = numbersIn(folder);
    if (numbers.at(-1) !== number) {
      rmSync(file, { force: true });
      return undefined;
    }
    for (const older of numbers.slice(0, -1)) rmSync(fileOf(folder, older), { force: true });
    return new FolderLock(file);
  }
}

function fileOf(folder: string, number: number): string {
  return path.join(folder, `lock.${number}`);
}

function numbersIn(folder: string): number[] {
  const numbers = readdirSync(folder).map((name) => Number(/^lock\.(\d+)$/.exec(name)?.[1]));
  return numbers.filter((number) => number > 0).sort((a, b) => a - b);
}

function me(): Holder {
  return { pid: process.pid, began: beganAt(process.pid), boot: bootId() };
}

function readHolder(file: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Holder;
  } catch {
    return undefined; // it was written by one that died over it
  }
}

function isAlive({ pid, began, boot, released }: Holder): boolean {
  if (released || (boot && boot !== bootId())) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  return !began || began === beganAt(pid);
}

function beganAt(pid: number): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ')[19];
  } catch {
    return undefined;
  }
}
