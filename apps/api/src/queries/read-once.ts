// What many ask for at the same time is read once: a wall of dashboards asks for the same board after every event.
import { LRUCache } from 'lru-cache';

const ANSWERS = 100;
/** Deadlines pass by the clock, and what stands beside the rows may move on its own. */
const FOR_MS = 1_000;

export class ReadOnce {
  // Purged by itself: boards of thousands of teams would wait in memory for a hundred others to come.
  readonly #answers = new LRUCache<string, Promise<object | undefined>>({
    max: ANSWERS,
    ttl: FOR_MS,
    ttlAutopurge: true,
  });

  /** `reached`: where the rows stand; an answer of an earlier place is nobody's any more. Answers are shared: never changed. */
  of<T extends object>(question: string, reached: string, read: () => Promise<T | undefined>): Promise<T | undefined> {
    const key = `${question} ${reached}`;
    const known = this.#answers.get(key) as Promise<T | undefined> | undefined;
    if (known) return known;
    const answer = read();
    this.#answers.set(key, answer);
    answer.catch(() => this.#answers.delete(key));
    return answer;
  }
}

const written = new WeakMap<object, Buffer>();

/** The JSON of an answer that many are given, written when the first is; a text (a table of it) stays as it is. */
export function writtenOnce(answer: object | string): string {
  if (typeof answer === 'string') return answer;
  const bytes = written.get(answer) ?? Buffer.from(JSON.stringify(answer));
  written.set(answer, bytes);
  return bytes as unknown as string; // Fastify sends bytes as they are; only its type wants text
}
