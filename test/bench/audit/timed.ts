// How long something takes.

export async function seconds(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return (performance.now() - begun) / 1_000;
}

export const milliseconds = async (work: () => Promise<unknown>): Promise<number> => 1_000 * (await seconds(work));
