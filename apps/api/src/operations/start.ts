// What the engine does once before anybody is served: editions into the log, the clock where the log ends, a way in.
import { chmod, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { calendarEdition } from '#catalog/calendar';
import { regionsEdition } from '#catalog/regions';
import { Clock, ScenarioClock } from '#engine/clock';
import { Editions } from '#engine/editions';
import { EventStore } from '#event-store/event-store';
import type { Settings } from '#supervisor/settings';
import { Issuer } from '../auth/issuer.js';
import { SignIn } from '../auth/sign-in.js';
import { SETTINGS } from '../tokens.js';

@Injectable()
export class Start {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(EventStore) private readonly store: EventStore,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Editions) private readonly editions: Editions,
    @Inject(Issuer) private readonly issuer: Issuer,
    @Inject(SignIn) private readonly signIn: SignIn,
  ) {}

  /** The first administrator's bearer when it was made now, to be shown once. */
  async prepare(): Promise<string | undefined> {
    if (this.clock instanceof ScenarioClock) {
      const last = await this.store.lastDecidedAt();
      if (last) this.clock.advance(last);
    }
    await this.editions.publish(regionsEdition());
    await this.editions.publish(calendarEdition());
    return this.issuer.ensureFirst(this.settings.adminToken);
  }

  /** The command line's own token, in a file that its owner alone can read. */
  async ensureCliToken(): Promise<void> {
    const file = path.join(this.settings.data, 'cli-token');
    const held = await readFile(file, 'utf8').catch(() => '');
    if (held && (await this.signIn.callerBehind(held.trim()))) return;
    const bearer = await this.issuer.issueAdministrator(
      `cli-${Date.now().toString(36)}`,
      'Командная строка на этой папке',
    );
    await writeFile(file, bearer, { mode: 0o600 });
    await chmod(file, 0o600);
  }
}
