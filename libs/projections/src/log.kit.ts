// A log in memory for tests: events as the store would hand them out, with positions and receipts.
import type { Charter } from '#domain/charter/charter';
import { comparePositions, type LoggedEvent, type Position, type Receipt } from '#event-store/logged-event';
import type { DataOf, EventType } from './runner/heard.js';
import { LogReader } from './runner/log-reader.js';
import { positionText } from './runner/position.js';

const title = (name: string) => ({ ru: name, en: name });

/** sessions → pre-defense → defense → registry. */
export const charter: Charter = {
  program: 'winter',
  title: title('Winter'),
  customer: title('Ministry'),
  operator: title('Operator'),
  timeZone: 'Europe/Moscow',
  languages: ['ru'],
  admission: {
    capacity: null,
    waitingList: null,
    eligible: {},
    guests: true,
    interRegional: true,
    composition: [],
  },
  commission: { voters: ['chair', 'member'] },
  stages: [
    {
      id: 'webinars',
      kind: 'sessions',
      title: title('Webinars'),
      requires: [],
      sessions: ['w1', 'w2', 'w3'].map((id) => ({ id, kind: 'webinar', title: title(id) })),
      attendAtLeast: 2,
      memberShare: { numerator: 1, denominator: 2 },
      excused: 'neutral',
    },
    {
      id: 'rehearsal',
      kind: 'pre-defense',
      title: title('Rehearsal'),
      requires: ['webinars'],
      quorum: { share: { numerator: 1, denominator: 2 }, strict: true, of: 'voters' },
      maxOpenRemarks: 1,
      rework: { days: 5, working: false },
      rounds: 2,
    },
    {
      id: 'defense',
      kind: 'defense',
      title: title('Defense'),
      requires: ['rehearsal'],
      quorum: { share: { numerator: 1, denominator: 2 }, strict: true, of: 'voters' },
      criteria: [{ id: 'idea', title: title('Idea'), weight: 1, min: 0, max: 1000 }],
      passScore: 600,
      aggregate: 'mean',
      tie: 'passes',
      rounds: 1,
      verdict: 'pass-fail',
    },
    {
      id: 'register',
      kind: 'registry',
      title: title('Register'),
      requires: ['defense'],
      registry: 'clusters',
      documents: { create: [], join: [], develop: [] },
      validFor: null,
    },
  ],
  ours: [],
};

/** The instant that many hours after the beginning of the story. */
export const hour = (hours: number): string => new Date(Date.UTC(2026, 0, 12) + hours * 3_600_000).toISOString();

export class TestLog extends LogReader {
  readonly events: LoggedEvent[] = [];
  private readonly revisions = new Map<string, bigint>();
  private readonly replaced = new Map<string, LoggedEvent>();

  get head(): Position {
    return this.events.at(-1)!.position;
  }

  /** A decision of one event. */
  add<K extends EventType>(
    stream: string,
    type: K,
    data: Omit<DataOf<K>, 'occurredAt'> & { occurredAt?: string },
  ): this {
    return this.append(stream, type, { occurredAt: hour(this.events.length), ...data });
  }

  append(stream: string, type: string, data: unknown, more: Partial<LoggedEvent> = {}): this {
    const revision = (this.revisions.get(stream) ?? -1n) + 1n;
    this.revisions.set(stream, revision);
    const place = BigInt(this.events.length + 1) * 300n;
    const position = { commit: place, prepare: place };
    const receipt = receiptOf(this.events.length, type, data);
    this.events.push({ stream, revision, position, type, data, receipt, ...more });
    return this;
  }

  /** What the log gives from now on for an event that could not be read before. */
  repair(position: Position, event: LoggedEvent): void {
    this.replaced.set(positionText(position), event);
  }

  async readAt(position: Position): Promise<LoggedEvent | undefined> {
    const at = positionText(position);
    return this.replaced.get(at) ?? this.events.find((event) => positionText(event.position) === at);
  }

  async last(): Promise<Position | undefined> {
    return this.events.at(-1)?.position;
  }

  async *batches(after: Position | undefined, size: number): AsyncIterable<readonly LoggedEvent[]> {
    const end = this.events.length;
    let next = after ? this.events.findIndex(({ position }) => comparePositions(position, after) > 0) : 0;
    for (; next >= 0 && next < end; next += size) yield this.events.slice(next, Math.min(next + size, end));
  }

  opened(cohort = 'c1', targets: readonly string[] = ['VOR', 'KRS', 'ORL'], guests: readonly string[] = ['KOM']): this {
    const districts: Record<string, string | null> = { VOR: 'ЦФО', KRS: 'ЦФО', ORL: 'ЦФО', KOM: 'СЗФО', LPR: null };
    if (!this.events.some(({ type }) => type === 'ProgramChartered'))
      this.add('program-winter', 'ProgramChartered', { version: 1, charter });
    return this.add(`cohort-${cohort}`, 'CohortOpened', {
      cohort,
      program: 'winter',
      version: 1,
      title: cohort,
      targets,
      regions: [...targets, ...guests].map((region) => ({ region, district: districts[region] ?? null })),
      capacity: null,
    });
  }

  enrolled(team: string, regions: readonly string[], cohort = 'c1'): this {
    return this.add(`cohort-${cohort}`, 'TeamEnrolled', composition(team, regions));
  }

  passed(team: string, stage: string, cohort = 'c1', since = hour(this.events.length)): this {
    return this.add(`team-${cohort}.${team}`, 'StagePassed', { stage, because: 'test', since });
  }
}

export const composition = (team: string, regions: readonly string[]) => ({
  team,
  name: `Team ${team}`,
  regions,
  leadRegion: regions[0]!,
  members: regions.flatMap((region, index) => [
    { person: `${team}-p${index}a`, category: 'authority' as const, region },
    { person: `${team}-p${index}b`, category: 'fund' as const, region },
  ]),
  project: { kind: 'create' as const, title: 'A cluster' },
});

function receiptOf(index: number, type: string, data: unknown): Receipt {
  const decision = `00000000-0000-4000-8000-${index.toString().padStart(12, '0')}`;
  const actor = { token: 'operator-1', role: 'operator' as const };
  const now = hour(index);
  const isFacts = typeof data === 'object' && data !== null;
  const command = { type: `Do${type}`, params: {}, data: isFacts ? { ...data } : {}, now, actor, decision };
  return {
    decision,
    command,
    commandType: command.type,
    fingerprint: 'f'.repeat(64),
    actor,
    now,
    basis: [],
    rules: {},
    build: 'test',
    index: 0,
    count: 1,
  };
}
