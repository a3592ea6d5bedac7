// The read side's writer as one Nest module.
import { Module } from '@nestjs/common';
import { ProjectorService } from './projector.service.js';
import { ReactorService } from './reactor.service.js';

@Module({ providers: [ProjectorService, ReactorService] })
export class ProjectorModule {}
