// The catalog's editions of regions and calendar, published into the log at start when they are new.
import { Inject, Injectable } from '@nestjs/common';
import { v5 as uuidv5 } from 'uuid';
import type { Actor } from '#domain/decider';
import { contentHash } from '#event-store/canonical';
import { Decisions } from './decisions.js';

export interface Edition {
  readonly kind: 'regions' | 'calendar';
  readonly edition: string;
  readonly body: object;
}

export const SYSTEM: Actor = { token: 'system', role: 'administrator' };
const NAMESPACE = '6f1a3c52-7d0e-5b8e-9d0a-3f2f4f1c7b11';

@Injectable()
export class Editions {
  constructor(@Inject(Decisions) private readonly decisions: Decisions) {}

  async publish({ kind, edition, body }: Edition): Promise<void> {
    const sha256 = contentHash(body);
    await this.decisions.take({
      target: { category: 'catalog', id: kind },
      type: 'PublishEdition',
      params: { kind },
      data: { kind, edition, sha256, body },
      key: uuidv5(sha256, NAMESPACE),
      actor: SYSTEM,
    });
  }
}
