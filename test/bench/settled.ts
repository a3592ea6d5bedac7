// When everything that was written has been projected.
import type { TestSystem } from '../end-to-end/system.kit.js';

/** The region board, and with it all that is projected beside it, has what was written before. Throws what it answers else. */
export async function settled(system: TestSystem): Promise<void> {
  const person = `last-${crypto.randomUUID()}`;
  const { position } = await system.admin.done('/people', { person, personal: { name: 'Имя (вымышл.)' } });
  for (;;) {
    const { status } = await system.admin.get(`/regions/progress?after=${position}`);
    if (status === 200) return;
    if (status !== 504) throw new Error(`the read models did not catch up: ${status}`);
  }
}
