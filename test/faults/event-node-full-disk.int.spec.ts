// A disk that is really full, a small file system of its own: appends are refused, reads go on, nothing is lost, and it
// goes on by itself when there is room. Mounting needs root; where it is not allowed this says so and is not run.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type EventStoreDBClient, isCommandError, jsonEvent } from '@eventstore/db-client';
import { type EventNode, startEventNode } from '#event-node/event-node';
import { clientOf, isLong } from './event-node-disk.kit.js';

const MIB = 1024 * 1024;
const SIZES = isLong ? Array.from({ length: 24 }, (_, i) => 4 + i / 2) : [6];

function mountedDisk(mib: number): string | undefined {
  const folder = mkdtempSync(path.join(tmpdir(), 'vekha-small-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${Math.round(mib * 1024)}k`, 'vekha-small-disk', folder], {
      stdio: 'pipe',
    });
    return folder;
  } catch (error) {
    rmSync(folder, { recursive: true });
    console.warn(`not run: a small file system cannot be mounted here (${(error as Error).message.trim()})`);
    return undefined;
  }
}

function unmount(disk: string): void {
  execFileSync('umount', ['-l', disk]);
  rmSync(disk, { recursive: true });
}

const first = mountedDisk(SIZES[0]);
if (first) unmount(first);
const whereMounted = first ? describe : describe.skip;

whereMounted('a full disk', () => {
  it.each(SIZES)('of %s MiB refuses appends, serves reads, and goes on when there is room', async (mib) => {
    const disk = mountedDisk(mib) as string;
    const ballast = path.join(disk, 'ballast');
    writeFileSync(ballast, Buffer.alloc(MIB));
    const folder = path.join(disk, 'events');
    let node = await startEventNode({ folder });
    let client = clientOf(node.port);
    try {
      const acknowledged: string[] = [];
      const refusal = await fill(client, acknowledged);
      expect(isCommandError(refusal)).toBe(true);
      expect(refusal.message).toMatch(/no room on the disk/);
      expect(acknowledged.length).toBeGreaterThan(10);
      expect(await idsIn(client)).toEqual(acknowledged);
      const credentials = { username: 'u', password: 'p' };
      await expect(client.appendToStream('big', big(), { credentials })).rejects.toMatchObject({ code: 8 });

      rmSync(ballast);
      for (let i = 0; i < 5; i++) await append(client, acknowledged);
      expect(await idsIn(client)).toEqual(acknowledged);

      await fill(client, acknowledged);
      await stop(client, node); // with no room even for the index: the next start reads the log
      rmSync(path.join(folder, 'index'), { recursive: true, force: true });
      node = await startEventNode({ folder });
      client = clientOf(node.port);
      expect(await idsIn(client)).toEqual(acknowledged);
    } finally {
      await stop(client, node);
      unmount(disk);
    }
  });

  function big() {
    return jsonEvent({ type: 'Big', data: { note: 'x'.repeat(60_000) } });
  }

  async function append(client: EventStoreDBClient, acknowledged: string[]): Promise<void> {
    const event = big();
    await client.appendToStream(`s-${acknowledged.length % 7}`, event);
    acknowledged.push(event.id as string);
  }

  /** Appends until the disk refuses, and says how. */
  async function fill(client: EventStoreDBClient, acknowledged: string[]): Promise<Error> {
    for (;;) {
      const refusal = await append(client, acknowledged).then(
        () => undefined,
        (error: Error) => error,
      );
      if (refusal) return refusal;
    }
  }

  async function idsIn(client: EventStoreDBClient): Promise<string[]> {
    const ids: string[] = [];
    for await (const { event } of client.readAll()) if (event) ids.push(event.id);
    return ids;
  }

  async function stop(client: EventStoreDBClient, node: EventNode): Promise<void> {
    await client.dispose();
    await node.close();
  }
});
