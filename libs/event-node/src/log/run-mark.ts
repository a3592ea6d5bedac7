// A note in the folder of how the last run ended: whether what was not synced may be trusted.
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import path from 'node:path';
import { syncFolder } from './disk.js';

/**
 * `head`: where the log ended when the run stopped by itself. `isOpening`: the index was being opened; a run that died
 * over it leaves this behind, and the next one does not try again.
 */
interface RunMark {
  boot?: string;
  head?: number;
  isOpening?: boolean;
}

/** Whether the machine has run on since, or the last run stopped cleanly; `head` in the latter case. */
export interface LastRun {
  isTrusted: boolean;
  head?: number;
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
  if (last?.head !== undefined) return { isTrusted: true, head: last.head };
  return { isTrusted: boot !== undefined && last?.boot === boot };
}

export function markRunning(folder: string): void {
  write(folder, { boot: bootId() });
}

export function markStop(folder: string, head: number): void {
  write(folder, { boot: bootId(), head });
}

function read(folder: string): RunMark | undefined {
  try {
    return JSON.parse(readFileSync(path.join(folder, 'run.json'), 'utf8')) as RunMark;
  } catch {
    return undefined;
  }
}

function write(folder: string, mark: RunMark): void {
  const fd = openSync(path.join(folder, 'run.json.new'), 'w');
  writeSync(fd, JSON.stringify(mark));
  fsyncSync(fd);
  closeSync(fd);
  renameSync(path.join(folder, 'run.json.new'), path.join(folder, 'run.json'));
  syncFolder(folder);
}
