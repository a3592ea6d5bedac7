// The process of the embedded event store: settings from the environment, one line on stdout when it serves.
import path from 'node:path';
import { type EventNode, FolderInUse, startEventNode } from '#event-node/event-node';

const PORT_TAKEN = 3;
const FOLDER_TAKEN = 4;
const LONGEST_STOP = 5_000;

const folder = path.resolve(process.env.VEKHA_EVENTS ?? path.join(process.env.VEKHA_DATA ?? 'data', 'events'));
const host = process.env.VEKHA_EVENT_NODE_HOST ?? '127.0.0.1';
const port = Number(process.env.VEKHA_EVENT_NODE_PORT ?? 2113);

function log(message: string, facts: Record<string, unknown> = {}): void {
  process.stderr.write(
    `${JSON.stringify({ time: new Date().toISOString(), name: 'event-node', message, ...facts })}\n`,
  );
}

function say(line: Record<string, unknown>): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

function giveUp(error: NodeJS.ErrnoException): never {
  if (error.code === 'EADDRINUSE') {
    log(`port ${port} on ${host} is taken: set VEKHA_EVENT_NODE_PORT to another one (0 takes any that is free)`);
    process.exit(PORT_TAKEN);
  }
  if (error instanceof FolderInUse) {
    log(`${error.message} (VEKHA_EVENTS)`);
    process.exit(FOLDER_TAKEN);
  }
  log('the event node cannot start', { folder, error: error.message, stack: error.stack });
  process.exit(1);
}

function stopWhenAsked(node: EventNode): void {
  const stop = (why: string) => {
    log('stopping', { why });
    setTimeout(() => {
      log('it could not finish what was under way in time; the next start recovers');
      process.exit(1);
    }, LONGEST_STOP).unref();
    node.close().then(
      () => process.exit(0),
      (error: Error) => {
        log('it did not stop cleanly', { error: error.message });
        process.exit(1);
      },
    );
  };
  process.once('SIGTERM', () => stop('SIGTERM'));
  process.once('SIGINT', () => stop('SIGINT'));
  process.once('disconnect', () => stop('the process that started it is gone'));
}

if (!Number.isInteger(port) || port < 0 || port > 65_535) {
  log(`VEKHA_EVENT_NODE_PORT is '${process.env.VEKHA_EVENT_NODE_PORT}': it must be a number from 0 to 65535`);
  process.exit(2);
}

const acceptDamage = process.env.VEKHA_EVENTS_ACCEPT_DAMAGE === '1';
const onProgress = (progress: object) => say({ progress });
const node = await startEventNode({ folder, port, host, log, onProgress, acceptDamage }).catch(giveUp);
stopWhenAsked(node);
say({ ready: true, port: node.port, folder });
process.send?.({ ready: true, port: node.port });
