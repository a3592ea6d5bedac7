// Batches for several takers: each takes them in order, and begins the next while others still write the one before.

export interface Taken<T> {
  readonly batch: T;
  /** What each taker answered. */
  readonly taken: readonly number[];
}

/**
 * Yields each batch when all have taken it, with up to `ahead` more under way by then. Throws what a taker threw, which is
 * handed nothing more. Whoever stops early, or is thrown at, finds everybody at rest.
 */
export async function* takenBy<T>(
  batches: AsyncIterable<T>,
  takers: readonly ((batch: T) => Promise<number>)[],
  ahead: number,
): AsyncGenerator<Taken<T>> {
  const underWay: { readonly batch: T; readonly all: Promise<number[]> }[] = [];
  let last: readonly Promise<number>[] = takers.map(async () => 0);
  const next = async (): Promise<Taken<T>> => {
    const { batch, all } = underWay.shift()!;
    return { batch, taken: await all };
  };
  try {
    for await (const batch of batches) {
      last = takers.map((take, index) => last[index]!.then(() => take(batch)));
      const all = Promise.all(last);
      all.catch(() => undefined); // thrown where its turn is waited for
      underWay.push({ batch, all });
      if (underWay.length > ahead) yield await next();
    }
    while (underWay.length > 0) yield await next();
  } finally {
    await Promise.allSettled(last);
  }
}
