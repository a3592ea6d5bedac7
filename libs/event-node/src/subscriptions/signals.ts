// Wakes those that wait at the end of the log, or of a stream. Carries no events: who is woken reads on from the log,
// so a slow subscriber costs no memory.
export class Signals {
  private readonly all = new Set<() => void>();
  private readonly streams = new Map<string, Set<() => void>>();

  /** Calls `wake` at each growth of $all; returns how to stop it. */
  onAll(wake: () => void): () => void {
    this.all.add(wake);
    return () => this.all.delete(wake);
  }

  /** Calls `wake` at each growth, deletion or change of metadata of the stream. */
  onStream(stream: string, wake: () => void): () => void {
    const waiting = this.streams.get(stream) ?? new Set();
    this.streams.set(stream, waiting.add(wake));
    return () => {
      waiting.delete(wake);
      if (waiting.size === 0 && this.streams.get(stream) === waiting) this.streams.delete(stream);
    };
  }

  raise(streams: Set<string>): void {
    for (const wake of this.all) wake();
    if (this.streams.size === 0) return;
    for (const stream of streams) for (const wake of this.streams.get(stream) ?? []) wake();
  }
}
