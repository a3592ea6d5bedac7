// The Nest application: Fastify, validation, bodies, the OpenAPI pages.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import fastifyCookie from '@fastify/cookie';
import type { DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { v4 as uuid } from 'uuid';
import { parse as parseYaml } from 'yaml';
import { NestLogger } from '#connections/json-log';
import { decodeText } from '#contract/team-rows';
import { packageRoot } from '#read-store/package-root';
import { serveAssets } from './console/console-files.js';
import { validation } from './problems/validation.js';

const BODY_LIMIT = 900_000;
const CSV_LIMIT = 20_000_000;

export async function createApplication(module: DynamicModule, log: Logger): Promise<NestFastifyApplication> {
  // Idle connections are closed at the end; what is under way is answered first.
  const adapter = new FastifyAdapter({ bodyLimit: BODY_LIMIT, forceCloseConnections: 'idle', genReqId: () => uuid() });
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, {
    logger: new NestLogger(log),
    abortOnError: false,
    // Nest's own would take forms as well.
    bodyParser: false,
  });
  app.useGlobalPipes(validation());
  const fastify = adapter.getInstance();
  acceptBodies(fastify);
  await fastify.register(fastifyCookie);
  await serveAssets(fastify);
  SwaggerModule.setup('api/docs', app, openApiDocument(), { customSiteTitle: 'Vekha API' });
  return app;
}

/** JSON; charters may come as YAML, teams as CSV; a POST without a body is one with an empty body. */
function acceptBodies(fastify: FastifyInstance): void {
  fastify.removeContentTypeParser('text/plain');
  fastify.addContentTypeParser(/^application\/(x-)?yaml/, { parseAs: 'string' }, (_, body, done) => {
    try {
      done(null, { charter: parseYaml(body as string) });
    } catch (error) {
      done(Object.assign(error as Error, { statusCode: 400 }));
    }
  });
  const csv = { parseAs: 'buffer', bodyLimit: CSV_LIMIT } as const;
  fastify.addContentTypeParser<Buffer>(/^text\/csv/, csv, (_, body, done) => done(null, decodeText(body)));
  fastify.addHook('preValidation', (request, _, done) => {
    if (request.method === 'POST' && (request.body === undefined || request.body === null)) request.body = {};
    done();
  });
}

const openApiDocument = (): OpenAPIObject =>
  JSON.parse(readFileSync(path.join(packageRoot(), 'libs/contract/openapi.json'), 'utf8'));
