// The console's build: its page for every address that a browser may ask for, and its hashed files for a year.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import { Injectable } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import { packageRoot } from '#read-store/package-root';

const folder = path.join(packageRoot(), 'dist/apps/console');

@Injectable()
export class ConsoleFiles {
  /** The page as it lies there now, and what tells this build from others; undefined where the console is not built. */
  async page(): Promise<{ html: string; build: string } | undefined> {
    try {
      const html = await readFile(path.join(folder, 'index.html'), 'utf8');
      return { html, build: createHash('sha256').update(html).digest('base64url').slice(0, 16) };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
      throw error;
    }
  }
}

/** Everything with a hash in its name; served as it was compressed by the build. */
export async function serveAssets(fastify: FastifyInstance): Promise<void> {
  const root = path.join(folder, 'assets');
  if (!existsSync(root)) return;
  await fastify.register(fastifyStatic, {
    ...{ root, prefix: '/assets/', decorateReply: false, index: false, preCompressed: true },
    ...{ immutable: true, maxAge: '365d' },
    setHeaders: (reply) => void reply.header('X-Content-Type-Options', 'nosniff'),
  });
}
