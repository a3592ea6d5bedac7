// The command line's way to a running system: its address, its token, and answers or problems.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { ReadableStream } from 'node:stream/web';
import { holderOf } from '#supervisor/folder-lock';
import { EXIT, Failure } from './failure.js';
import { settings } from './system.js';

export interface Answered {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

export class ApiClient {
  constructor(
    readonly url: string,
    private readonly token: string,
  ) {}

  get(path: string): Promise<Answered> {
    return this.#ask(path, { method: 'GET' });
  }

  post(path: string, body: object, key?: string): Promise<Answered> {
    const headers = { 'content-type': 'application/json', ...(key && { 'idempotency-key': key }) };
    return this.#ask(path, { method: 'POST', headers, body: JSON.stringify(body) });
  }

  /** A file as it is. */
  postFile(path: string, body: Uint8Array, type: string): Promise<Answered> {
    return this.#ask(path, { method: 'POST', headers: { 'content-type': type }, body: Buffer.from(body) });
  }

  /** A page of a list as text of that type, and the cursor of the next one. Throws Failure for a problem. */
  async text(path: string, accept: string): Promise<{ text: string; next: string | null }> {
    const response = await this.#fetch(path, { method: 'GET', headers: { accept } });
    if (response.ok)
      return { text: withItsMark(await response.arrayBuffer()), next: response.headers.get('vekha-next') };
    well({ status: response.status, body: (await response.json()) as Record<string, unknown> });
    return { text: '', next: null };
  }

  /** A long answer as it comes. Throws Failure for a problem. */
  async stream({ method, path, body }: { method: string; path: string; body?: object }): Promise<ReadableStream> {
    const headers = { ...(body && { 'content-type': 'application/json' }), accept: 'application/x-ndjson' };
    const response = await this.#fetch(path, { method, headers, ...(body && { body: JSON.stringify(body) }) });
    if (!response.ok || !response.body)
      well({ status: response.status, body: (await response.json()) as Record<string, unknown> });
    return response.body as ReadableStream;
  }

  async #ask(path: string, init: RequestInit): Promise<Answered> {
    const response = await this.#fetch(path, init);
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  }

  #fetch(path: string, { headers, ...init }: RequestInit): Promise<Response> {
    const authorized = { ...headers, authorization: `Bearer ${this.token}` };
    return fetch(`${this.url}${path}`, { ...init, headers: authorized }).catch((error: Error) => {
      throw new Failure(
        EXIT.unreachable,
        `${this.url} не отвечает: ${(error.cause as Error)?.message ?? error.message}`,
      );
    });
  }
}

/** Text as it was sent: `Response.text` would drop the byte-order mark that spreadsheets look for. */
const withItsMark = (bytes: ArrayBuffer): string => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);

/** The system that VEKHA_URL names, or the one that holds VEKHA_DATA. */
export function runningSystem(): ApiClient {
  const { data } = settings();
  const url = process.env.VEKHA_URL ?? holderOf(data)?.url;
  if (!url)
    throw new Failure(
      EXIT.unreachable,
      `На папке ${data} ничего не запущено. Запустите: npm start — или задайте VEKHA_URL.`,
    );
  return new ApiClient(url.replace(/\/$/, ''), process.env.VEKHA_TOKEN ?? cliToken(data));
}

export function cliToken(data: string): string {
  try {
    return readFileSync(path.join(data, 'cli-token'), 'utf8').trim();
  } catch {
    throw new Failure(
      EXIT.misused,
      `Нет токена: задайте VEKHA_TOKEN или укажите VEKHA_DATA с файлом cli-token (сейчас ${data}).`,
    );
  }
}

/** The body of an answer that went well. Throws Failure with the problem's own sentences. */
export function well({ status, body }: Answered): Record<string, unknown> {
  if (status < 400) return body;
  const errors = (body.errors as { path: string; message: string }[] | undefined) ?? [];
  const lines = [`${body.title}. ${body.detail}`, ...errors.map(({ path, message }) => `  ${path}: ${message}`)];
  throw new Failure(status >= 500 ? EXIT.unreachable : EXIT.checkFailed, lines.join('\n'));
}
