// The projector as a process of its own: the engine for its reactors and deadlines, no HTTP.
import { type DynamicModule, Module } from '@nestjs/common';
import type { Connections } from '#connections/connections';
import { SystemClock } from '#engine/clock';
import { EngineModule } from '#engine/engine.module';
import { BUILD } from '#engine/build';
import { Builder } from '#projections/builds/builder';
import { Projectors } from '#projections/runner/projectors';
import { ReadStore } from '#read-store/read-store';
import { ProjectorModule } from './projector.module.js';

@Module({})
export class StandaloneModule {
  static over({ settings, store, readStore, projectors, builder }: Connections): DynamicModule {
    return {
      module: StandaloneModule,
      global: true,
      imports: [
        EngineModule.with(store, new SystemClock(), { build: BUILD, inFlight: settings.inFlight }),
        ProjectorModule,
      ],
      providers: [
        { provide: ReadStore, useValue: readStore },
        { provide: Projectors, useValue: projectors },
        { provide: Builder, useValue: builder },
      ],
      exports: [ReadStore, Projectors, Builder],
    };
  }
}
