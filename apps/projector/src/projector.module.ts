// The read side's writer, the reactor and the deadlines as one Nest module.
import { Module } from '@nestjs/common';
import { Settling } from '#engine/settling';
import { DeadlinesService } from './deadlines.service.js';
import { OwnerService } from './owner.service.js';
import { ProjectorService } from './projector.service.js';
import { ReactorService } from './reactor.service.js';

@Module({
  providers: [
    OwnerService,
    ProjectorService,
    ReactorService,
    DeadlinesService,
    { provide: Settling, useExisting: DeadlinesService },
  ],
  exports: [OwnerService, Settling],
})
export class ProjectorModule {}
