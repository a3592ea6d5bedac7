// Sending a command: its body is typed by the document, its key makes it one decision however often it is sent.
import type { Problem } from '#contract/problems/problem';
import { language } from '../texts/language.js';
import { Refusal } from './client.js';
import { isSignedOut, signedOut } from './query-client.js';

/** What every accepted command is answered with. */
export interface Decided {
  readonly decision: string;
  readonly position: string;
  readonly events: readonly { readonly type: string; readonly data: Readonly<Record<string, unknown>> }[];
}

/** `parts` of the address below `/api/v1`. Throws Refusal; a lost connection throws what `fetch` does. */
export async function command(parts: readonly string[], body: object, key: string): Promise<Decided> {
  const response = await fetch(`/api/v1/${parts.map(encodeURIComponent).join('/')}`, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': key, 'Accept-Language': language() },
    body: JSON.stringify(body),
  });
  const answer = (await response.json().catch(() => ({}))) as object;
  if (response.ok) return answer as Decided;
  const refusal = new Refusal(response.status, answer as Partial<Problem>);
  if (isSignedOut(refusal)) signedOut();
  throw refusal;
}
