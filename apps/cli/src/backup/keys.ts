// Copies the personal-data keys, which people are registered with meanwhile: a key is copied whole or not at all.
import { mkdir, open, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/** Bytes of a key file: 32 in base64. A shorter one is being written, for an event that the copied log does not hold. */
const WHOLE = 44;
const AT_ONCE = 16;

/** How many were copied. A folder that is not there holds none. */
export async function copyKeys(from: string, to: string): Promise<number> {
  const names = await readdir(from, { recursive: true }).catch(() => []);
  const keys = names.filter((name) => name.endsWith('.key'));
  for (const folder of new Set(['.', ...keys.map((name) => path.dirname(name))]))
    await mkdir(path.join(to, folder), { recursive: true, mode: 0o700 });
  let copied = 0;
  for (let at = 0; at < keys.length; at += AT_ONCE) {
    const some = keys.slice(at, at + AT_ONCE).map((name) => copyKey(path.join(from, name), path.join(to, name)));
    copied += (await Promise.all(some)).filter(Boolean).length;
  }
  return copied;
}

async function copyKey(from: string, to: string): Promise<boolean> {
  const key = await readFile(from).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return Buffer.alloc(0); // destroyed in between, as it must be
    throw error;
  });
  if (key.length < WHOLE) return false;
  const file = await open(to, 'wx', 0o600);
  try {
    await file.writeFile(key);
    await file.sync();
  } finally {
    await file.close();
  }
  return true;
}
