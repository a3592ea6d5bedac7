// Nest CQRS: one command an aggregate, one handler of one dispatch each. The rules are the deciders'.
import { Inject } from '@nestjs/common';
import { Command as NestCommand, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Answer, Asked } from './asked.js';
import { Decisions } from './decisions.js';
import { RegistryEntry } from './registry-entry.js';

/** Any command of any aggregate, on its way to its decider. */
export class TakeDecision extends NestCommand<Answer | null> {
  constructor(readonly asked: Asked) {
    super();
  }
}

/** EnterRegistry, which reserves its number first. */
export class EnterInRegistry extends NestCommand<Answer | null> {
  constructor(readonly asked: Asked) {
    super();
  }
}

@CommandHandler(TakeDecision)
export class TakeDecisionHandler implements ICommandHandler<TakeDecision> {
  constructor(@Inject(Decisions) private readonly decisions: Decisions) {}

  execute({ asked }: TakeDecision): Promise<Answer | null> {
    return this.decisions.take(asked);
  }
}

@CommandHandler(EnterInRegistry)
export class EnterInRegistryHandler implements ICommandHandler<EnterInRegistry> {
  constructor(@Inject(RegistryEntry) private readonly registryEntry: RegistryEntry) {}

  execute({ asked }: EnterInRegistry): Promise<Answer | null> {
    return this.registryEntry.take(asked);
  }
}
