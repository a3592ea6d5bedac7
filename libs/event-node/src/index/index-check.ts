// Whether the index that a run left behind is what it was: the whole file after a clean stop, else entry by entry.
import { execFile } from 'node:child_process';
import { closeSync, existsSync, openSync, readSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { crc32c } from '@node-rs/crc32';
import { INDEX_FILE, IndexStore } from './index-store.js';

const BLOCK = 4 * 1024 * 1024;

/** CRC-32C of the index's file; 0 when there is none. */
export function fileSumOf(folder: string): number {
  const file = path.join(folder, INDEX_FILE);
  if (!existsSync(file)) return 0;
  const fd = openSync(file, 'r');
  const block = Buffer.allocUnsafe(BLOCK);
  let sum = 0;
  for (let at = 0; ; ) {
    const length = readSync(fd, block, 0, BLOCK, at);
    if (length === 0) break;
    sum = crc32c(block.subarray(0, length), sum);
    at += length;
  }
  closeSync(fd);
  return sum;
}

/**
 * Whether every entry passes. LMDB takes its process down with it when a page is not what it should be, so it is looked
 * through in another one; where there is no build to start, as in tests from the sources, in this one.
 */
export async function isIndexWhole(folder: string): Promise<boolean> {
  const script = fileURLToPath(new URL('index-check.main.js', import.meta.url));
  if (!existsSync(script)) return lookThrough(folder);
  return new Promise((resolve) => {
    execFile(process.execPath, [script, folder], (error) => resolve(error === null));
  });
}

export async function lookThrough(folder: string): Promise<boolean> {
  try {
    const index = IndexStore.open(folder);
    try {
      return index.isWhole();
    } finally {
      await index.close(false);
    }
  } catch {
    return false;
  }
}
