// One child process: started, said to be ready by itself, started again with backoff when it dies.
import { type ChildProcess, fork } from 'node:child_process';

export interface ChildSpec {
  readonly name: string;
  readonly script: string;
  readonly env: NodeJS.ProcessEnv;
  /** Names its port; a child that chose a free one keeps it when it comes back, so that everyone finds it again. */
  readonly portVariable: string;
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

export class Child {
  #process: ChildProcess | undefined;
  #stopping = false;
  #retryIn = FIRST_RETRY;
  #last: Ready | undefined;

  constructor(
    private readonly spec: ChildSpec,
    private readonly say: (sentence: string) => void,
    private readonly onMessage: (message: object) => void = () => undefined,
  ) {}

  /** Resolves when the child says that it serves. Throws ChildFailed with what it wrote when it ends before. */
  async start(): Promise<Ready> {
    const ready = await this.#launch();
    this.#watch();
    return ready;
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    const child = this.#process;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN);
    await ended;
    clearTimeout(timer);
  }

  #launch(): Promise<Ready> {
    const { script, env, name, portVariable } = this.spec;
    const port = this.#last && { [portVariable]: String(this.#last.port) };
    const stdio: ('ignore' | 'inherit' | 'pipe' | 'ipc')[] = ['ignore', 'ignore', 'pipe', 'ipc'];
    const child = fork(script, [], { env: { ...process.env, ...env, ...port }, stdio });
    this.#process = child;
    let complaint = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      if (this.#last) process.stderr.write(chunk);
      else complaint = (complaint + chunk).slice(-4_000);
    });
    return new Promise((resolve, reject) => {
      child.once('exit', (code, signal) =>
        reject(new ChildFailed(complaint.trim() || `${name} ended with ${signal ?? code}`)),
      );
      child.on('message', (message: object) => {
        if (!('ready' in message)) return this.onMessage(message);
        this.#last = message as Ready;
        resolve(this.#last);
      });
    });
  }

  #watch(): void {
    const begun = Date.now();
    this.#process?.once('exit', async (code, signal) => {
      if (this.#stopping) return;
      if (Date.now() - begun > LAST_RETRY) this.#retryIn = FIRST_RETRY;
      this.say(`${this.spec.name} ended with ${signal ?? code}; it starts again in ${this.#retryIn} ms`);
      await new Promise((resolve) => setTimeout(resolve, this.#retryIn));
      this.#retryIn = Math.min(this.#retryIn * 2, LAST_RETRY);
      if (this.#stopping) return;
      await this.#launch().then(
        () => this.say(`${this.spec.name} serves again`),
        (error: Error) => this.say(error.message),
      );
      this.#watch();
    });
  }
}
