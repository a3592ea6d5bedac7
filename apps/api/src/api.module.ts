// HTTP: commands, queries, live streams and operations over what a process stands on.
import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import type { Connections } from '#connections/connections';
import { Health } from '#connections/health';
import { Metrics } from '#connections/metrics';
import { BUILD } from '#engine/build';
import { Clock, ScenarioClock, SystemClock } from '#engine/clock';
import { EngineModule } from '#engine/engine.module';
import { KeyStore } from '#event-store/personal-data/key-store';
import { Builder } from '#projections/builds/builder';
import { Projectors } from '#projections/runner/projectors';
import { ReadStore } from '#read-store/read-store';
import { AuditController } from './audit/audit.controller.js';
import { ReconcileController } from './audit/reconcile.controller.js';
import { AuditRuns } from './audit/audit-runs.js';
import { AuthenticationGuard } from './auth/authentication.guard.js';
import { Issuer } from './auth/issuer.js';
import { SessionController } from './auth/session.controller.js';
import { Sessions } from './auth/sessions.js';
import { SignIn } from './auth/sign-in.js';
import { SignInLinks } from './auth/sign-in-links.js';
import { AdmissionController } from './commands/admission.controller.js';
import { AgreementsController } from './commands/agreements.controller.js';
import { CohortsController } from './commands/cohorts.controller.js';
import { Commander } from './commands/commander.js';
import { CorrectionsController } from './commands/corrections.controller.js';
import { ImportController } from './commands/import.controller.js';
import { PeopleController } from './commands/people.controller.js';
import { ProgramsController } from './commands/programs.controller.js';
import { CommissionsController, SittingsController } from './commands/sittings.controller.js';
import { TeamsController } from './commands/teams.controller.js';
import { TokensController } from './commands/tokens.controller.js';
import { ConsoleController } from './console/console.controller.js';
import { ConsoleFiles } from './console/console-files.js';
import { LiveController } from './live/live.controller.js';
import { LiveDecisionsController } from './live/live-decisions.controller.js';
import { LiveHub } from './live/live-hub.js';
import { LiveServer } from './live/live-server.js';
import { HealthController } from './operations/health.controller.js';
import { ProjectionsController } from './operations/projections.controller.js';
import { RebuildsController } from './operations/rebuilds.controller.js';
import { Start } from './operations/start.js';
import { ProblemFilter } from './problems/problem.filter.js';
import {
  CommissionQueriesController,
  DecisionQueriesController,
  PeopleQueriesController,
} from './queries/commissions.queries.controller.js';
import { CsvInterceptor } from './queries/csv.interceptor.js';
import { ExplainController } from './queries/explain.controller.js';
import { MeController } from './queries/me.controller.js';
import { NameIndex } from './queries/name-index.js';
import { Names } from './queries/names.js';
import { Past } from './queries/past.js';
import { PeopleSearch } from './queries/people-search.js';
import { PersonQueriesController } from './queries/person.queries.controller.js';
import { CohortQueriesController, ProgramQueriesController } from './queries/programs.queries.controller.js';
import { Readings } from './queries/readings.js';
import { Reads } from './queries/reads.js';
import { RegionsController } from './queries/regions.controller.js';
import { RegistryQueriesController } from './queries/registry.queries.controller.js';
import { TokenQueriesController } from './queries/tokens.queries.controller.js';
import { LOG_ID, SETTINGS } from './tokens.js';

const controllers = [
  LiveController,
  LiveDecisionsController,
  ProgramsController,
  CohortsController,
  TeamsController,
  ImportController,
  AdmissionController,
  CorrectionsController,
  AgreementsController,
  CommissionsController,
  SittingsController,
  PeopleController,
  TokensController,
  RegionsController,
  ProgramQueriesController,
  CohortQueriesController,
  CommissionQueriesController,
  RegistryQueriesController,
  PeopleQueriesController,
  PersonQueriesController,
  DecisionQueriesController,
  TokenQueriesController,
  AuditController,
  ReconcileController,
  ExplainController,
  MeController,
  SessionController,
  RebuildsController,
  ProjectionsController,
  HealthController,
  ConsoleController,
];

@Module({})
export class ApiModule {
  static over(connections: Connections, more: DynamicModule['imports'] = []): DynamicModule {
    const { settings, store, logId, readStore, projectors, builder, keys, metrics, health } = connections;
    const clock: Clock = settings.scenarioClock ? new ScenarioClock() : new SystemClock();
    return {
      module: ApiModule,
      global: true,
      imports: [EngineModule.with(store, clock, { build: BUILD, inFlight: settings.inFlight }), ...more],
      controllers,
      providers: [
        { provide: SETTINGS, useValue: settings },
        { provide: LOG_ID, useValue: logId },
        { provide: ReadStore, useValue: readStore },
        { provide: Projectors, useValue: projectors },
        { provide: Builder, useValue: builder },
        { provide: KeyStore, useValue: keys },
        { provide: Metrics, useValue: metrics },
        { provide: Health, useValue: health },
        { provide: APP_GUARD, useClass: AuthenticationGuard },
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_INTERCEPTOR, useClass: CsvInterceptor },
        SignIn,
        SignInLinks,
        Sessions,
        ConsoleFiles,
        Issuer,
        Commander,
        Reads,
        Names,
        NameIndex,
        PeopleSearch,
        Readings,
        Past,
        LiveHub,
        LiveServer,
        AuditRuns,
        Start,
      ],
      exports: [Metrics, Projectors, Builder, ReadStore],
    };
  }
}
