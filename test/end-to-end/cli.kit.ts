// The command line as people and scripts use it: a process of its own, what it printed and how it ended.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import path from 'node:path';
import { packageRoot } from '#read-store/package-root';

const main = path.join(packageRoot(), 'dist/apps/cli/src/main.js');

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
}

export class Cli {
  out = '';
  err = '';
  readonly ended: Promise<Ended>;
  readonly #process: ChildProcess;

  /** In a process group of its own, as a shell starts it. */
  constructor(args: readonly string[], env: NodeJS.ProcessEnv) {
    this.#process = spawn(process.execPath, [main, ...args], {
      env,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#process.stdout?.on('data', (chunk: Buffer) => {
      this.out += chunk;
    });
    this.#process.stderr?.on('data', (chunk: Buffer) => {
      this.err += chunk;
    });
    this.ended = new Promise((resolve) =>
      this.#process.once('close', (code, signal) => resolve({ code, signal, out: this.out, err: this.err })),
    );
  }

  get pid(): number {
    return this.#process.pid!;
  }

  /** Resolves with what matched once it was printed; throws when it ends before. */
  async printed(wanted: RegExp): Promise<RegExpExecArray> {
    let over: Ended | undefined;
    void this.ended.then((ended) => {
      over = ended;
    });
    for (;;) {
      const match = wanted.exec(this.out);
      if (match) return match;
      if (over) throw new Error(`it ended with ${over.code ?? over.signal}: ${over.out}${over.err}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  /** Ends it now, unless it has ended. */
  kill(): void {
    if (this.#process.exitCode === null && this.#process.signalCode === null) this.signal('SIGKILL');
  }

  /** To the process alone, or as Ctrl+C in a terminal does, to its whole group. */
  signal(signal: NodeJS.Signals, toGroup = false): void {
    process.kill(toGroup ? -this.pid : this.pid, signal);
  }

  /** The process and all that it started, as the system lists them. */
  family(): number[] {
    return [this.pid, ...childrenOf(this.pid)];
  }
}

/** Runs a verb to its end. */
export const vekha = (args: readonly string[], env: NodeJS.ProcessEnv): Promise<Ended> => new Cli(args, env).ended;

function childrenOf(parent: number): number[] {
  const lines = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' }).trim().split('\n');
  return lines
    .map((line) => line.trim().split(/\s+/).map(Number))
    .flatMap(([pid, ppid]) => (ppid === parent ? [pid] : []));
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
