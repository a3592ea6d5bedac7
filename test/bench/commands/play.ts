// The catalog's scenarios once more, under ids of their own: the commands of the demo, as often as one likes.
import { scenarios } from '#catalog/scenarios/all';
import { isPost, type Post } from '#catalog/scenarios/scenario';

export interface Command {
  /** Under the root. */
  readonly path: string;
  readonly body: string;
}

/** Fields in which a command names what it brings about. */
const NAMES = ['program', 'cohort', 'commission', 'person', 'sitting', 'agreement'];

interface Play {
  readonly posts: readonly Post[];
  readonly ids: ReadonlySet<string>;
}
const plays: readonly Play[] = scenarios.map(({ program, steps }) => {
  const posts = steps.filter(isPost);
  const named = posts.flatMap(({ body }) => NAMES.map((name) => (body as Record<string, unknown>)[name]));
  return { posts, ids: new Set([program, ...named.filter((each): each is string => typeof each === 'string')]) };
});

let told = 0;

/**
 * No clock is set: each command says when it was true, which is when its scenario sends it.
 * The commands of one scenario after another, for one caller: `caller` says with which it begins, `from` (0 up to 1) how
 * far into it. What comes before is given first, by `before`.
 */
export class Player {
  #play: Play;
  #prefix = '';
  #next = 0;
  /** Commands until it stands where it is to begin. */
  readonly before: number;

  constructor(
    private readonly caller: number,
    from: number,
    private readonly run: string,
  ) {
    this.#play = this.#begin();
    this.before = Math.floor(this.#play.posts.length * from);
  }

  next(): Command {
    if (this.#next === this.#play.posts.length) this.#play = this.#begin();
    const { path, body, at } = this.#play.posts[this.#next++];
    return {
      path: path.split('/').map(this.#own).join('/'),
      body: JSON.stringify({ occurredAt: at, ...body }, (_, value) => this.#own(value)),
    };
  }

  #begin(): Play {
    this.#next = 0;
    this.#prefix = `${this.run}${(told++).toString(36)}-`;
    return plays[(this.caller + told) % plays.length];
  }

  /** Keys of scores by person are ids as well. */
  #own = <T>(value: T): T => {
    if (typeof value === 'string') return (this.#play.ids.has(value) ? `${this.#prefix}${value}` : value) as T;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    const entries = Object.entries(value);
    if (!entries.some(([key]) => this.#play.ids.has(key))) return value;
    return Object.fromEntries(entries.map(([key, each]) => [this.#own(key), each])) as T;
  };
}
