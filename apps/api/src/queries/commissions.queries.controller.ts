// Commissions, sittings, registries, people and decisions, as they stand.
import { Controller, Get, Inject, Param, Query, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { StoredLog } from '#audit/evidence/stored.log';
import { DecidersPageDto, DecisionsPageDto, DecisionWithReceiptDto } from '#contract/answers/decisions.dto';
import { CommissionsPageDto, NamedCommissionDto } from '#contract/answers/commissions.dto';
import { SittingOutlookDto } from '#contract/answers/sitting-outlook.dto';
import { SittingDto, SittingsPageDto } from '#contract/answers/sittings.dto';
import { decisionFile } from '#audit/history/decision-file';
import { printable } from '#audit/history/printable';
import { sittingThen } from '#audit/time-travel/sitting-past';
import { languageOf } from '#contract/problems/problem';
import { own } from '#domain/own';
import { SittingOutlook } from '#engine/sitting-outlook';
import { EventStore } from '#event-store/event-store';
import type { BasisEntry } from '#event-store/logged-event';
import { commissionOf, listCommissions } from '#projections/commissions/commissions.query';
import { listActors } from '#projections/decision-log/actors.query';
import { decisionOf, isWithin, listDecisions } from '#projections/decision-log/decision-log.query';
import { listPeople } from '#projections/people/people.query';
import { isBound } from '#projections/within';
import { listSittings, sittingOf } from '#projections/sittings/sittings.query';
import type { Db } from '#read-store/db';
import { type Caller, CallerOf, Needs } from '../auth/caller.js';
import { Refused } from '../problems/refused.js';
import { Names } from './names.js';
import { Past } from './past.js';
import { AfterDto, DecisionsDto, PageDto, PastDto, SittingsDto } from './query.dto.js';
import { Reads } from './reads.js';
import { sittingWithin } from './sitting-scope.js';

@ApiTags('commissions')
@ApiBearerAuth()
@Needs('figures')
@Controller('api/v1')
export class CommissionQueriesController {
  constructor(
    @Inject(Reads) private readonly reads: Reads,
    @Inject(Names) private readonly names: Names,
    @Inject(Past) private readonly past: Past,
    @Inject(SittingOutlook) private readonly outlook: SittingOutlook,
  ) {}

  @Get('commissions')
  async commissions(
    @Query() query: PageDto,
    @CallerOf() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommissionsPageDto> {
    const page = await this.reads.answer(reply, query, 'commissions', (db) => listCommissions(db, query));
    return this.names.with(caller, page);
  }

  @Get('commissions/:commission')
  async commission(
    @Param('commission') commission: string,
    @Query() query: AfterDto,
    @CallerOf() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<NamedCommissionDto> {
    const found = await this.reads.answer(reply, query, 'commissions', (db) => commissionOf(db, commission));
    return this.names.with(caller, found);
  }

  @Get('sittings')
  sittings(
    @Query() query: SittingsDto,
    @CallerOf() { scope: within }: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SittingsPageDto> {
    return this.reads.answer(reply, query, 'sittings', (db) => listSittings(db, { ...query, within }));
  }

  /** How the open items stand now: who may decide on each, whether the quorum is met, and whether it could be. */
  @Get('sittings/:sitting/quorum')
  async quorum(
    @Param('sitting') sitting: string,
    @Query() query: AfterDto,
    @CallerOf() { scope }: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SittingOutlookDto> {
    await this.reads.answer(reply, query, 'sittings', async (db) => sittingWithin(scope, await sittingOf(db, sitting)));
    return { items: await this.outlook.of(sitting) };
  }

  /** Who is present, the agenda item by item, conflicts, sheets and the protocol. */
  @Get('sittings/:sitting')
  async sitting(
    @Param('sitting') sitting: string,
    @Query() query: PastDto,
    @CallerOf() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SittingDto> {
    const moment = await this.past.moment(query);
    const now = async (db: Db) => sittingWithin(caller.scope, await sittingOf(db, sitting));
    const found = moment
      ? await this.past.answer(reply, moment, async (around) =>
          sittingWithin(caller.scope, await sittingThen(around, sitting, moment)),
        )
      : await this.reads.answer(reply, query, 'sittings', now);
    return this.names.with(caller, found);
  }
}

@ApiTags('people')
@ApiBearerAuth()
@Needs('program')
@Controller('api/v1/people')
export class PeopleQueriesController {
  constructor(
    @Inject(Reads) private readonly reads: Reads,
    @Inject(Names) private readonly names: Names,
  ) {}

  /** People with their personal data; null where the key is gone. They are of no cohort: a bound token finds its own in
   * the case files. */
  @Get()
  async list(@Query() query: PageDto, @CallerOf() caller: Caller, @Res({ passthrough: true }) reply: FastifyReply) {
    if (isBound(caller.scope)) throw new Refused('forbidden');
    const { items, next } = await this.reads.answer(reply, query, 'people', (db) => listPeople(db, query));
    const shown = await this.names.show(caller, items);
    return { items: items.map((person) => ({ ...person, personal: own(shown, person.person) ?? null })), next };
  }
}

@ApiTags('decisions')
@ApiBearerAuth()
@Needs('history')
@Controller('api/v1/decisions')
export class DecisionQueriesController {
  constructor(
    @Inject(Reads) private readonly reads: Reads,
    @Inject(Names) private readonly names: Names,
    @Inject(EventStore) private readonly events: EventStore,
  ) {}

  /** The decision log, newest first. */
  @Get()
  async list(
    @Query() query: DecisionsDto,
    @CallerOf() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DecisionsPageDto> {
    const utc = (time: string | undefined) => time && new Date(time).toISOString();
    const filter = { ...query, from: utc(query.from), to: utc(query.to), within: caller.scope };
    const page = await this.reads.list(reply, query, 'decision_log', (db) => listDecisions(db, filter));
    return this.names.with(caller, page);
  }

  /** Whose decisions there are: the tokens that the log names, each once, by id. */
  @Get('actors')
  actors(
    @Query() query: PageDto,
    @CallerOf() { scope }: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DecidersPageDto> {
    return this.reads.answer(reply, query, 'decision_log', (db) => listActors(db, scope, query));
  }

  /** One decision with its receipt: the command, its basis, the rules and what came of it. */
  @Get(':decision')
  async one(
    @Param('decision') decision: string,
    @Query() query: AfterDto,
    @CallerOf() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DecisionWithReceiptDto> {
    const answer = await this.reads.answer(reply, query, 'decision_log', (db) => this.#within(db, caller, decision));
    return this.names.with(caller, { ...answer, basis: answer.receipt.basis.map(resolvable) });
  }

  /** One decision as a file: its receipt, the rules by their hash, the states it stood on. A page to print as HTML. */
  @ApiProduces('application/json', 'text/html')
  @Get(':decision/export')
  async export(
    @Param('decision') decision: string,
    @Query() query: AfterDto,
    @CallerOf() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { stream } = await this.reads.answer(reply, query, 'decision_log', (db) =>
      this.#within(db, caller, decision),
    );
    const file = await decisionFile(new StoredLog(this.events), stream, decision);
    if (!file) throw new Refused('unknown');
    const { accept = '', 'accept-language': languages } = reply.request.headers;
    const isPage = accept.includes('text/html');
    const name = `decision-${decision}.${isPage ? 'html' : 'json'}`;
    reply.header('Content-Disposition', `${isPage ? 'inline' : 'attachment'}; filename="${name}"`);
    if (!isPage) return file;
    reply.header('Content-Type', 'text/html; charset=utf-8');
    return printable(file, languageOf(languages));
  }

  async #within(db: Db, { scope }: Caller, decision: string) {
    const found = await decisionOf(db, decision);
    if (found && !(await isWithin(db, scope, decision))) throw new Refused('forbidden');
    return found;
  }
}

/** With where to look for the decision that made a stream so. */
const resolvable = ({ stream, revision, ...entry }: BasisEntry) => ({
  stream,
  revision,
  ...entry,
  href: revision === null ? null : `/api/v1/decisions?stream=${encodeURIComponent(stream)}&revision=${revision}`,
});
