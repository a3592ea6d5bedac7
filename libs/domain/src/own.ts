// Looking an id up: `constructor` is a valid id, and every plain object answers to it unasked.

export const own = <T>(all: Readonly<Record<string, T>>, id: string): T | undefined =>
  Object.hasOwn(all, id) ? all[id] : undefined;
