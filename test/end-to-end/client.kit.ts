// A caller of the API: one token, and answers with all that a test may look at.
import { randomUUID } from 'node:crypto';

export type Body = Record<string, unknown>;

export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly headers: Headers;
  readonly body: Body;
}
export interface Given {
  readonly key?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export class Client {
  /** `url`: asked each time, since a system that was started again may answer elsewhere. */
  constructor(
    private readonly url: () => string,
    readonly bearer: string | undefined,
  ) {}

  get(path: string, headers: Given['headers'] = {}): Promise<Answer> {
    return this.send('GET', path, { headers });
  }

  post(path: string, body: unknown, { key, headers }: Given = {}): Promise<Answer> {
    const given = { 'content-type': 'application/json', ...(key && { 'idempotency-key': key }), ...headers };
    return this.send('POST', path, { headers: given, body: typeof body === 'string' ? body : JSON.stringify(body) });
  }

  /** Posts what must be accepted. */
  async done(path: string, body: unknown, key: string = randomUUID()): Promise<Body> {
    const answer = await this.post(path, body, { key });
    if (answer.status >= 300) throw new Error(`POST ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  /** Gets what must be there. */
  async found(path: string): Promise<Body> {
    const answer = await this.get(path);
    if (answer.status !== 200) throw new Error(`GET ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  /** The status, and the problem's code where it is one. */
  async codeOf(path: string): Promise<readonly [status: number, code: unknown]> {
    const { status, body } = await this.get(path);
    return [status, body.code];
  }

  /** `path` is under /api/v1; with two slashes it is under the root. */
  async send(method: string, path: string, { headers, body }: { headers?: object; body?: string }): Promise<Answer> {
    const url = `${this.url()}${path.startsWith('//') ? path.slice(1) : `/api/v1${path}`}`;
    const authorization = this.bearer && { authorization: `Bearer ${this.bearer}` };
    const response = await fetch(url, { method, headers: { ...authorization, ...headers }, body });
    const text = await response.text();
    const type = response.headers.get('content-type') ?? '';
    return {
      status: response.status,
      type,
      headers: response.headers,
      body: /[/+]json/.test(type) ? JSON.parse(text) : { text },
    };
  }
}
