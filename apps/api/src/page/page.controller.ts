// The live table by region at `/`.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Controller, Get, Header } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { packageRoot } from '#read-store/package-root';
import { Open } from '../auth/caller.js';

const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; connect-src 'self'; img-src data:";

@Open()
@ApiExcludeController()
@Controller()
export class PageController {
  readonly #page = readFileSync(path.join(packageRoot(), 'apps/api/page/live.html'), 'utf8');

  @Get()
  @Header('Content-Type', 'text/html; charset=utf-8')
  @Header('Content-Security-Policy', POLICY)
  page(): string {
    return this.#page;
  }
}
