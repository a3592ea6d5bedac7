// The read side's writer as one Nest module.
import { Module } from '@nestjs/common';
import { ProjectorService } from './projector.service.js';

@Module({ providers: [ProjectorService] })
export class ProjectorModule {}
