// Many things by id, where adding one leaves the others where they are: a trie over the id's hash, of plain arrays and
// records. What did not change is shared, so the ten-thousandth costs what the tenth did; equal content has equal shape.
import { own } from './own.js';

type Leaf<T> = Readonly<Record<string, T>>;
type Branch<T> = readonly ById<T>[];
export type ById<T> = Leaf<T> | Branch<T>;

const BITS = 4;
const FAN = 1 << BITS;
/** A leaf of more than that becomes a branch, as long as the hash has bits left. */
const LEAF = 8;
const DEEPEST = 32 / BITS;

export const noneById: ById<never> = {};

export function findById<T>(all: ById<T>, id: string): T | undefined {
  let node = all;
  for (let hash = hashOf(id); isBranch(node); hash >>>= BITS) node = node[hash % FAN];
  return own(node, id);
}

/** The same with that one put in, or in place of the one that was there. */
export const withId = <T>(all: ById<T>, id: string, thing: T): ById<T> => put(all, id, thing, hashOf(id), 0);

/** In no order that means anything. */
export const everyOf = <T>(all: ById<T>): T[] => (isBranch(all) ? all.flatMap(everyOf) : Object.values(all));

function put<T>(node: ById<T>, id: string, thing: T, hash: number, depth: number): ById<T> {
  if (isBranch(node)) return node.with(hash % FAN, put(node[hash % FAN], id, thing, hash >>> BITS, depth + 1));
  const leaf = { ...node, [id]: thing };
  return depth < DEEPEST && Object.keys(leaf).length > LEAF ? split(leaf, depth) : leaf;
}

function split<T>(leaf: Leaf<T>, depth: number): Branch<T> {
  const parts = Array.from({ length: FAN }, (): [string, T][] => []);
  for (const entry of Object.entries(leaf)) parts[(hashOf(entry[0]) >>> (BITS * depth)) % FAN].push(entry);
  const isFinal = depth + 1 === DEEPEST;
  return parts.map((part) => {
    const node = Object.fromEntries(part);
    return isFinal || part.length <= LEAF ? node : split(node, depth + 1);
  });
}

const isBranch = <T>(node: ById<T>): node is Branch<T> => Array.isArray(node);

/** FNV-1a over UTF-16 units, its bits mixed once more: 32 bits, unsigned. */
function hashOf(id: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < id.length; at++) hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}
