// One system a folder. The lock names its holder, and a dead holder's lock is taken over.
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export interface Holder {
  readonly pid: number;
  /** The holder's own start, as the system counts it: a recycled pid is somebody else. */
  readonly birth: string | null;
  readonly since: string;
  readonly url?: string;
}

/** Another system holds the folder. */
export class FolderHeld extends Error {
  override readonly name = 'FolderHeld';
  constructor(
    readonly folder: string,
    readonly holder: Holder,
  ) {
    super(
      `${folder} is held by process ${holder.pid}, running since ${holder.since}${holder.url ? ` at ${holder.url}` : ''}. ` +
        'Stop it first, or choose another folder with VEKHA_DATA.',
    );
  }
}

const fileOf = (folder: string) => path.join(folder, 'vekha.lock');

/** The process's start time since boot on Linux; null where the system does not tell. */
function birthOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
}

function isAlive({ pid, birth }: Holder): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  return birth === null || birthOf(pid) === birth;
}

/** Who holds the folder now, if anyone alive does. */
export function holderOf(folder: string): Holder | undefined {
  try {
    const holder = JSON.parse(readFileSync(fileOf(folder), 'utf8')) as Holder;
    return isAlive(holder) ? holder : undefined;
  } catch {
    return undefined;
  }
}

export interface FolderLock {
  /** Tells whoever reads the lock where its holder answers. */
  servesAt(url: string): void;
  release(): void;
}

/** Takes the folder for this process. Throws FolderHeld. */
export function lockFolder(folder: string, url?: string): FolderLock {
  mkdirSync(folder, { recursive: true });
  const file = fileOf(folder);
  const { pid } = process;
  const mine: Holder = { pid, birth: birthOf(pid), since: new Date().toISOString(), ...(url && { url }) };
  for (let attempt = 0; ; attempt++) {
    try {
      written(file, mine, linkSync);
      return {
        servesAt: (at) => written(file, { ...mine, url: at }, renameSync),
        release: () => rmSync(file, { force: true }),
      };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST' || attempt > 2) throw error;
      const holder = holderOf(folder);
      if (holder) throw new FolderHeld(folder, holder);
      rmSync(file, { force: true });
    }
  }
}

/** Written beside and put in place whole: nobody ever reads half a lock. */
function written(file: string, holder: Holder, put: (from: string, to: string) => void): void {
  const beside = `${file}.${process.pid}`;
  writeFileSync(beside, JSON.stringify(holder), { mode: 0o644 });
  try {
    put(beside, file);
  } finally {
    rmSync(beside, { force: true });
  }
}
