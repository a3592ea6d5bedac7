// The projector on its own: follows the log, writes read models, asks at deadlines.
import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { connect } from '#connections/connections';
import { jsonLogger, NestLogger } from '#connections/json-log';
import { settingsFrom, WrongSettings } from '#supervisor/settings';
import { type Operations, serveOperations } from './operations.js';
import { OwnerService } from './owner.service.js';
import { StandaloneModule } from './standalone.module.js';

try {
  const settings = settingsFrom(process.env);
  const log = jsonLogger(settings.logLevel);
  const connections = await connect(settings, log);
  const app = await NestFactory.createApplicationContext(StandaloneModule.over(connections), {
    logger: new NestLogger(log),
  });
  const { host, metricsPort: port } = settings;
  const operations: Operations | undefined =
    port === undefined ? undefined : await serveOperations(connections, app.get(OwnerService), { host, port });
  const stop = () => {
    operations?.close();
    app
      .close()
      .then(() => connections.close())
      .then(
        () => process.exit(0),
        () => process.exit(1),
      );
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, stop);
  process.once('disconnect', stop);
  process.send?.({ ready: true, port: operations?.port ?? 0 });
} catch (error) {
  process.stderr.write(`${error instanceof WrongSettings ? error.message : (error as Error).stack}\n`);
  process.exit(3);
}
