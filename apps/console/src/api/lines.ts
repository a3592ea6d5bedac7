// Answers that come a line at a time while the work goes on: audits and counts.
import { language } from '../texts/language.js';
import { Refusal } from './client.js';

/**
 * Every JSON value as it arrives. Throws Refusal for a problem, what `fetch` does for a lost connection; ending the
 * iteration or the signal ends the work on the server, too.
 */
export async function* linesOf<T>(url: string, { body, signal }: { body?: object; signal: AbortSignal }) {
  const response = await fetch(url, {
    method: body ? 'POST' : 'GET',
    headers: {
      accept: 'application/x-ndjson',
      'accept-language': language(),
      ...(body && { 'content-type': 'application/json' }),
    },
    signal,
    ...(body && { body: JSON.stringify(body) }),
  });
  if (!response.ok || !response.body)
    throw new Refusal(response.status, (await response.json().catch(() => ({}))) as object);
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { done, value = '' } = await reader.read();
    const lines = (rest + value).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line) yield JSON.parse(line) as T;
    if (done) return;
  }
}
