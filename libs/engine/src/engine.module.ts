// The write side as one Nest module: give it an event store, a clock and its settings.
import { type DynamicModule, Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { EventStore } from '#event-store/event-store';
import { Clock } from './clock.js';
import { Deadlines } from './deadlines.js';
import { Decisions, ENGINE_SETTINGS, type EngineSettings } from './decisions.js';
import { Editions } from './editions.js';
import { EnterInRegistryHandler, TakeDecisionHandler } from './handlers.js';
import { MigrationPreview } from './migration-preview.js';
import { Reactions } from './reactions.js';
import { RegistryEntry } from './registry-entry.js';
import { SittingOutlook } from './sitting-outlook.js';
import { States } from './states.js';
import { TeamImport } from './team-import.js';

@Module({})
export class EngineModule {
  static with(store: EventStore, clock: Clock, settings: EngineSettings): DynamicModule {
    return {
      module: EngineModule,
      global: true,
      imports: [CqrsModule],
      providers: [
        { provide: EventStore, useValue: store },
        { provide: Clock, useValue: clock },
        { provide: ENGINE_SETTINGS, useValue: settings },
        States,
        Decisions,
        RegistryEntry,
        Editions,
        Deadlines,
        Reactions,
        MigrationPreview,
        SittingOutlook,
        TeamImport,
        TakeDecisionHandler,
        EnterInRegistryHandler,
      ],
      exports: [
        EventStore,
        Clock,
        States,
        Decisions,
        RegistryEntry,
        Editions,
        Deadlines,
        Reactions,
        MigrationPreview,
        SittingOutlook,
        TeamImport,
        CqrsModule,
      ],
    };
  }
}
