// The console at `/`: one page for every address of its own; what is under `/api` and not there stays not found.
import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Open } from '../auth/caller.js';
import { Refused } from '../problems/refused.js';
import { ConsoleFiles } from './console-files.js';

/** Mantine sets its variables by style elements; scripts come from here alone. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
];
const OWN = /^\/(api|health|metrics|assets)(\/|$)/;
/** The one page that other sites may show in a frame. */
const EMBEDDED = /^\/embed(\/|$)/;
const NOT_BUILT = 'The console is not built. Run: npm run build\n';

@Open()
@ApiExcludeController()
@Controller()
export class ConsoleController {
  constructor(@Inject(ConsoleFiles) private readonly files: ConsoleFiles) {}

  @Get(['', '*'])
  async page(@Req() { url, headers }: FastifyRequest, @Res() reply: FastifyReply) {
    const [path] = url.split('?');
    if (OWN.test(path)) throw new Refused('unknown');
    const page = await this.files.page();
    reply.headers(headersFor(path));
    if (!page) return reply.status(404).type('text/plain; charset=utf-8').send(NOT_BUILT);
    const tag = `"${page.build}"`;
    reply.headers({ ETag: tag, 'Vekha-Build': page.build });
    if (headers['if-none-match'] === tag) return reply.status(304).send();
    return reply.type('text/html; charset=utf-8').send(page.html);
  }
}

const headersFor = (path: string) => ({
  'Content-Security-Policy': [...POLICY, `frame-ancestors ${EMBEDDED.test(path) ? '*' : "'none'"}`].join('; '),
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-cache',
});
