// A note in the folder of how the last run ended: whether what was not synced may be trusted.
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';
import { crc32c } from '@node-rs/crc32';
import { isDiskFull, syncFolder } from './disk.js';

/**
 * `head`: where the log ended when the run stopped by itself, `index`: the sum of the index's file then. `isOpening`: the index was being opened; a run that died
 * over it leaves this behind, and the next one does not try again.
 */
interface RunMark {
  boot?: string;
  head?: number;
  index?: number;
  isOpening?: boolean;
}

/** A digit that is another one would move the log's end. */
interface Checked extends RunMark {
  check: number;
}

/** Whether the machine has run on since, or the last run stopped cleanly; `head` and `index` in the latter case. */
export interface LastRun {
  isTrusted: boolean;
  head?: number;
  index?: number;
}

export function bootId(): string | undefined {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return undefined;
  }
}

/** Says how the last run ended, and notes that another has begun. */
export function markStart(folder: string): LastRun {
  const last = read(folder);
  const boot = bootId();
  write(folder, { boot, isOpening: true });
  if (last?.isOpening) return { isTrusted: false };
  if (last?.head !== undefined) return { isTrusted: true, head: last.head, index: last.index };
  return { isTrusted: boot !== undefined && last?.boot === boot };
}

export function markRunning(folder: string, boot = bootId()): void {
  write(folder, { boot });
}

export function markStop(folder: string, head: number, index: number): void {
  write(folder, { boot: bootId(), head, index });
}

/** Where the log of the folder ended when its last run stopped by itself. */
export function markedHead(folder: string): number | undefined {
  return read(folder)?.head;
}

function read(folder: string): RunMark | undefined {
  try {
    const { check, ...mark } = JSON.parse(readFileSync(path.join(folder, 'run.json'), 'utf8')) as Checked;
    return check === checkOf(mark) ? mark : undefined;
  } catch {
    return undefined;
  }
}

/** On a full disk there is no mark, and the next run trusts nothing but the log. */
function write(folder: string, mark: RunMark): void {
  try {
    replace(folder, mark);
  } catch (error) {
    if (!isDiskFull(error)) throw error;
    for (const name of ['run.json.new', 'run.json']) rmSync(path.join(folder, name), { force: true });
  }
}

function replace(folder: string, mark: RunMark): void {
  const fd = openSync(path.join(folder, 'run.json.new'), 'w');
  try {
    writeSync(fd, JSON.stringify({ ...mark, check: checkOf(mark) }));
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
  renameSync(path.join(folder, 'run.json.new'), path.join(folder, 'run.json'));
  syncFolder(folder);
}

function checkOf(mark: RunMark): number {
  return crc32c(JSON.stringify(mark));
}
