// The read models and the log of a folder whose system does not run.
import { type Connections, connect } from '#connections/connections';
import { jsonLogger } from '#connections/json-log';
import { withFolder } from '../folder-at-rest.js';

export const withReadModels = <T>(work: (connections: Connections) => Promise<T>): Promise<T> =>
  withFolder(async (given) => {
    const connections = await connect(given, jsonLogger('error'));
    try {
      return await work(connections);
    } finally {
      await connections.close();
    }
  });
