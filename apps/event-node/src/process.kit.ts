// The event node as a real process, for tests: compiled from its sources into a temporary folder, started, watched.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { transformFileSync } from '@swc/core';

const SOURCES = ['libs/event-node/src', 'apps/event-node/src'];

export interface Build {
  main: string;
  remove(): void;
}

export function buildEventNode(): Build {
  const folder = mkdtempSync(path.join(tmpdir(), 'vekha-event-node-build-'));
  const imports = { '#event-node/*': './libs/event-node/src/*.js' };
  writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ type: 'module', imports }));
  symlinkSync(path.resolve('node_modules'), path.join(folder, 'node_modules'));
  for (const source of SOURCES) {
    for (const name of readdirSync(source, { recursive: true, encoding: 'utf8' })) {
      if (!name.endsWith('.ts') || /\.(spec|kit)\.ts$/.test(name)) continue;
      const target = path.join(folder, source, name.replace(/\.ts$/, '.js'));
      mkdirSync(path.dirname(target), { recursive: true });
      writeFileSync(target, transformFileSync(path.join(source, name), { module: { type: 'es6' } }).code);
    }
  }
  return {
    main: path.join(folder, 'apps/event-node/src/main.js'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

export class EventNodeProcess {
  stdout = '';
  stderr = '';
  readonly exited: Promise<number | null>;

  constructor(readonly child: ChildProcess) {
    child.stdout?.on('data', (text: Buffer) => (this.stdout += text));
    child.stderr?.on('data', (text: Buffer) => (this.stderr += text));
    this.exited = once(child, 'exit').then(([code]) => code as number | null);
  }

  static fork(main: string, env: NodeJS.ProcessEnv): EventNodeProcess {
    return new EventNodeProcess(fork(main, { env: { ...process.env, ...env }, silent: true, execArgv: [] }));
  }

  /** The port, once it serves. */
  async ready(): Promise<number> {
    const [message] = (await Promise.race([
      once(this.child, 'message'),
      this.exited.then((code) => Promise.reject(new Error(`it ended with ${code}: ${this.stderr}`))),
    ])) as [{ ready: boolean; port: number }];
    return message.port;
  }

  async kill(signal: NodeJS.Signals): Promise<number | null> {
    this.child.kill(signal);
    return this.exited;
  }
}
