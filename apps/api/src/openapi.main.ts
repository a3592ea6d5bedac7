// Writes the OpenAPI document from the controllers and bodies: `npm run openapi`. `--check` only compares.
import 'reflect-metadata';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import type { Connections } from '#connections/connections';
import { packageRoot } from '#read-store/package-root';
import { settingsFrom } from '#supervisor/settings';
import { ApiModule } from './api.module.js';

const file = path.join(packageRoot(), 'libs/contract/openapi.json');
const config = new DocumentBuilder()
  .setTitle('Vekha')
  .setDescription(
    'Programs that carry regional teams from enrollment to the registry. Errors are RFC 9457 problem details.',
  )
  .setVersion('1')
  .addBearerAuth()
  .build();

const described = { settings: settingsFrom({}) } as unknown as Connections;
const app = await NestFactory.create(ApiModule.over(described), new FastifyAdapter(), { preview: true, logger: false });
const document = `${JSON.stringify(SwaggerModule.createDocument(app, config), null, 2)}\n`;
if (!process.argv.includes('--check')) writeFileSync(file, document);
else if (readFileSync(file, 'utf8') !== document) {
  process.stderr.write('libs/contract/openapi.json is not what the code says. Run: npm run openapi\n');
  process.exit(1);
}
process.exit(0);
