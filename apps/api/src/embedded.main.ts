// One process for an embedded system: API and projector together, PGlite inside.
import 'reflect-metadata';
import { ProjectorModule } from '../../projector/src/projector.module.js';
import { run } from './serve.js';

await run([{ module: ProjectorModule, global: true }]);
