// One child process: started, said to be ready by itself, started again with backoff when it dies.
import { type ChildProcess, fork } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';

export interface ChildSpec {
  readonly name: string;
  readonly script: string;
  readonly env: NodeJS.ProcessEnv;
  /** Names its port; a child that chose a free one keeps it when it comes back, so that everyone finds it again. */
  readonly portVariable: string;
  /** Of Node's own, beside those of this process. */
  readonly flags?: readonly string[];
  /** What each process of it is told over IPC, once that is known. */
  readonly told?: Promise<object>;
}
/** What a child says of itself over IPC once it serves. */
export interface Ready {
  readonly ready: true;
  readonly port: number;
  readonly [more: string]: unknown;
}
/** It ended before it was ready, and said why. */
export class ChildFailed extends Error {
  override readonly name = 'ChildFailed';
}

const FIRST_RETRY = 200;
const LAST_RETRY = 10_000;
const STOP_WITHIN = 5_000;
const LONGEST_COMPLAINT = 4_000;

export class Child {
  readonly #stopping = new AbortController();
  #process: ChildProcess | undefined;
  #retryIn = FIRST_RETRY;
  #last: Ready | undefined;

  constructor(
    private readonly spec: ChildSpec,
    private readonly say: (sentence: string) => void,
    private readonly onMessage: (message: object) => void = () => undefined,
  ) {}

  get name(): string {
    return this.spec.name;
  }

  /** Undefined while none is running. */
  get pid(): number | undefined {
    return this.#isRunning ? this.#process?.pid : undefined;
  }

  /** Resolves when the child says that it serves. Throws ChildFailed with what it wrote when it ends before. */
  async start(): Promise<Ready> {
    const ready = await this.#launch();
    this.#watch();
    return ready;
  }

  /** From here on its end is what was wanted: it is not started again. */
  aboutToStop(): void {
    this.#stopping.abort();
  }

  /** What it writes while it ends well is nobody's news; a child that does not end is ended. One that never served may end as it likes. */
  async stop(): Promise<void> {
    this.aboutToStop();
    const child = this.#process;
    if (!child || !this.#isRunning) return;
    const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN);
    const code = await ended;
    clearTimeout(timer);
    if (code !== 0 && this.#last) this.say(`${this.name} did not stop cleanly (${code ?? 'it had to be killed'})`);
  }

  get #isRunning(): boolean {
    return this.#process?.exitCode === null && this.#process.signalCode === null;
  }

  #launch(): Promise<Ready> {
    const { script, env, name, portVariable, flags = [], told } = this.spec;
    const port = this.#last && { [portVariable]: String(this.#last.port) };
    const stdio: ('ignore' | 'inherit' | 'pipe' | 'ipc')[] = ['ignore', 'ignore', 'pipe', 'ipc'];
    // In a group of its own: Ctrl+C in a terminal reaches the parent alone, which stops its children in order.
    const detached = process.platform !== 'win32';
    const execArgv = [...process.execArgv, ...flags];
    const child = fork(script, [], { env: { ...process.env, ...env, ...port }, execArgv, stdio, detached });
    this.#process = child;
    told?.then(
      (message) => child.connected && child.send(message, () => undefined),
      () => undefined, // whoever makes it known deals with that
    );
    let serves = false;
    let complaint = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      if (!serves) complaint = (complaint + chunk).slice(-LONGEST_COMPLAINT);
      else if (!this.#stopping.signal.aborted) process.stderr.write(chunk);
    });
    return new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code, signal) =>
        reject(new ChildFailed(complaint.trim() || `${name} ended with ${signal ?? code}`)),
      );
      child.on('message', (message: object) => {
        if (!('ready' in message)) return this.onMessage(message);
        serves = true;
        this.#last = message as Ready;
        resolve(this.#last);
      });
    });
  }

  #watch(): void {
    const begun = Date.now();
    this.#process?.once('exit', (code, signal) => {
      if (Date.now() - begun > LAST_RETRY) this.#retryIn = FIRST_RETRY;
      void this.#comeBack(`ended with ${signal ?? code}`);
    });
  }

  async #comeBack(why: string): Promise<void> {
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      this.say(`${this.name} ${why}; it starts again in ${this.#retryIn} ms`);
      await pause(this.#retryIn, undefined, { signal }).catch(() => undefined);
      this.#retryIn = Math.min(this.#retryIn * 2, LAST_RETRY);
      if (signal.aborted) return;
      try {
        await this.#launch();
        this.say(`${this.name} serves again`);
        return this.#watch();
      } catch (error) {
        why = `did not start again (${(error as Error).message})`;
      }
    }
  }
}
