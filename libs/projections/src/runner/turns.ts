// Work on one name takes turns.
export class Turns {
  private readonly last = new Map<string, Promise<unknown>>();

  take<T>(name: string, work: () => Promise<T>): Promise<T> {
    const turn = (this.last.get(name) ?? Promise.resolve()).then(work, work);
    this.last.set(
      name,
      turn.catch(() => undefined),
    );
    return turn;
  }
}
