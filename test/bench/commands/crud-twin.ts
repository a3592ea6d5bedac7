// What the same commands cost without events: a plain Nest + Fastify + pg service with the same validation, which writes
// normalized rows in one transaction a command. It decides nothing: no rules, no receipts, no history, no repeated keys.
import 'reflect-metadata';
import { Body, Controller, Get, HttpCode, Module, Param, Post, Query, ValidationPipe } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import pg from 'pg';
import {
  CloseItemDto,
  CommissionerAtSittingDto,
  OpenSittingDto,
  SubmitScoresDto,
} from '#contract/bodies/commissions.dto';
import { TakeTestDto } from '#contract/bodies/corrections.dto';
import { RegisterPersonDto } from '#contract/bodies/people.dto';
import { EnrollTeamDto, ScheduleSessionDto } from '#contract/bodies/programs.dto';
import { AnswerRemarkDto, AttendanceDto, DefendDto, PreDefendDto } from '#contract/bodies/teams.dto';
import { TABLES } from './crud-tables.js';

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 32 });
type Write = readonly [statement: string, ...values: unknown[]];

/** One transaction; statements are prepared once a connection. */
async function write(...writes: readonly Write[]): Promise<object> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    for (const [text, ...values] of writes) await client.query({ name: text.slice(0, 60), text, values });
    await client.query('COMMIT');
    return { written: writes.length };
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
}

const found = async (text: string, ...values: unknown[]) =>
  (await pool.query({ name: text.slice(0, 60), text, values })).rows;

@Controller('api/v1')
class Admission {
  @Post('people')
  register(@Body() { person, personal }: RegisterPersonDto) {
    return write(['INSERT INTO people VALUES ($1, $2) ON CONFLICT DO NOTHING', person, JSON.stringify(personal)]);
  }

  @Post('cohorts/:cohort/sessions')
  schedule(@Param('cohort') cohort: string, @Body() { session, startsAt, endsAt }: ScheduleSessionDto) {
    return write([
      'INSERT INTO sessions VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING',
      cohort,
      session,
      startsAt,
      endsAt,
    ]);
  }

  @Post('cohorts/:cohort/teams')
  enroll(@Param('cohort') cohort: string, @Body() body: EnrollTeamDto) {
    const { team, name, regions, leadRegion, members, project } = body;
    return write(
      [
        'INSERT INTO teams VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING',
        ...[cohort, team, name, leadRegion, project.kind, project.title],
      ],
      ['INSERT INTO team_regions SELECT $1, $2, unnest($3::text[]) ON CONFLICT DO NOTHING', cohort, team, regions],
      [
        'INSERT INTO team_members SELECT $1, $2, * FROM unnest($3::text[], $4::text[], $5::text[]) ON CONFLICT DO NOTHING',
        ...[cohort, team, members.map(({ person }) => person)],
        ...[members.map(({ category }) => category), members.map(({ region }) => region)],
      ],
    );
  }

  @Post('cohorts/:cohort/teams/:team/attendance')
  attend(@Param('cohort') cohort: string, @Param('team') team: string, @Body() body: AttendanceDto) {
    const { session, present, remote = [], excused = [] } = body;
    const how = [
      ...present.map((person) => (remote.includes(person) ? 'remote' : 'present')),
      ...excused.map(() => 'excused'),
    ];
    return write([
      `INSERT INTO attendance SELECT $1, $2, $3, * FROM unnest($4::text[], $5::text[])
       ON CONFLICT (cohort, team, session, person) DO UPDATE SET how = EXCLUDED.how`,
      ...[cohort, team, session, [...present, ...excused], how],
    ]);
  }

  @Post('cohorts/:cohort/teams/:team/tests')
  test(@Param('cohort') cohort: string, @Param('team') team: string, @Body() { stage, score, scores }: TakeTestDto) {
    const result = [cohort, team, stage, score ?? null, JSON.stringify(scores ?? {})];
    return write(['INSERT INTO tests (cohort, team, stage, score, scores) VALUES ($1, $2, $3, $4, $5)', ...result]);
  }
}

@Controller('api/v1')
class Sittings {
  @Post('sittings')
  open(@Body() { sitting, commission, startsAt, agenda }: OpenSittingDto) {
    const column = (name: 'item' | 'cohort' | 'team' | 'stage') => agenda.map((each) => each[name]);
    return write(
      ['INSERT INTO sittings VALUES ($1, $2, $3) ON CONFLICT DO NOTHING', sitting, commission, startsAt],
      [
        `INSERT INTO items SELECT $1, *, false FROM unnest($2::text[], $3::text[], $4::text[], $5::text[])
         ON CONFLICT DO NOTHING`,
        ...[sitting, column('item'), column('cohort'), column('team'), column('stage')],
      ],
    );
  }

  @Post('sittings/:sitting/arrivals')
  arrive(@Param('sitting') sitting: string, @Body() { person }: CommissionerAtSittingDto) {
    return write(['INSERT INTO arrivals VALUES ($1, $2) ON CONFLICT DO NOTHING', sitting, person]);
  }

  @Post('sittings/:sitting/scores')
  score(@Param('sitting') sitting: string, @Body() { item, person, scores }: SubmitScoresDto) {
    return write([
      `INSERT INTO scores SELECT $1, $2, $3, * FROM unnest($4::text[], $5::int[])
       ON CONFLICT (sitting, item, person, criterion) DO UPDATE SET score = EXCLUDED.score`,
      ...[sitting, item, person, Object.keys(scores), Object.values(scores)],
    ]);
  }

  @HttpCode(201)
  @Post('sittings/:sitting/items/:item/close')
  close(@Param('sitting') sitting: string, @Param('item') item: string, @Body() _: CloseItemDto) {
    return write(['UPDATE items SET closed = true WHERE sitting = $1 AND item = $2', sitting, item]);
  }

  @Post('cohorts/:cohort/teams/:team/pre-defense')
  preDefend(@Param('cohort') cohort: string, @Param('team') team: string, @Body() body: PreDefendDto) {
    const remarks = body.remarks ?? [];
    const texts = remarks.map(({ text }) => text);
    return write(
      [
        'INSERT INTO verdicts (cohort, team, stage, verdict) VALUES ($1, $2, $3, $4)',
        cohort,
        team,
        body.stage,
        body.verdict,
      ],
      ['INSERT INTO remarks SELECT $1, $2, $3, * FROM unnest($4::text[])', cohort, team, body.stage, texts],
    );
  }

  @Post('cohorts/:cohort/teams/:team/remarks/:remark/answer')
  answer(@Param('cohort') cohort: string, @Param('team') team: string, @Body() { stage }: AnswerRemarkDto) {
    return write([
      'UPDATE remarks SET answered = true WHERE cohort = $1 AND team = $2 AND stage = $3',
      cohort,
      team,
      stage,
    ]);
  }

  @Post('cohorts/:cohort/teams/:team/defense')
  defend(@Param('cohort') cohort: string, @Param('team') team: string, @Body() { stage }: DefendDto) {
    return write([
      `INSERT INTO verdicts (cohort, team, stage, verdict)
       SELECT $1, $2, $3, CASE WHEN avg(score) >= 600 THEN 'passed' ELSE 'failed' END
       FROM scores JOIN items USING (sitting, item) WHERE cohort = $1 AND team = $2 AND stage = $3`,
      ...[cohort, team, stage],
    ]);
  }
}

@Controller('api/v1')
class Boards {
  @Get('cohorts/:cohort')
  async board(@Param('cohort') cohort: string) {
    const teams = await found(
      `SELECT t.*,
         (SELECT array_agg(region) FROM team_regions r WHERE r.cohort = t.cohort AND r.team = t.team) AS regions,
         (SELECT json_agg(m) FROM team_members m WHERE m.cohort = t.cohort AND m.team = t.team) AS members,
         (SELECT json_object_agg(session, there) FROM (SELECT session, count(*) FILTER (WHERE how <> 'excused') AS there
            FROM attendance a WHERE a.cohort = t.cohort AND a.team = t.team GROUP BY session) s) AS attendance,
         (SELECT json_agg(v) FROM verdicts v WHERE v.cohort = t.cohort AND v.team = t.team) AS verdicts,
         (SELECT count(*) FROM remarks k WHERE k.cohort = t.cohort AND k.team = t.team AND NOT answered) AS open_remarks
       FROM teams t WHERE t.cohort = $1 ORDER BY t.team`,
      cohort,
    );
    return { cohort, teams };
  }

  @Get('regions/progress')
  async regions(@Query('cohort') cohort: string) {
    const regions = await found(
      `SELECT r.region, count(*) AS involved, count(*) FILTER (WHERE t.lead_region = r.region) AS led,
         (SELECT json_object_agg(stage, teams) FROM (SELECT stage, count(DISTINCT v.team) AS teams FROM verdicts v
            JOIN team_regions x USING (cohort, team) WHERE v.cohort = $1 AND x.region = r.region GROUP BY stage) s) AS stages
       FROM team_regions r JOIN teams t USING (cohort, team) WHERE r.cohort = $1 GROUP BY r.region ORDER BY r.region`,
      cohort,
    );
    return { cohort, regions };
  }
}

@Module({ controllers: [Admission, Sittings, Boards] })
class CrudTwin {}

await pool.query(TABLES);
const app = await NestFactory.create<NestFastifyApplication>(CrudTwin, new FastifyAdapter(), { logger: ['error'] });
app.useGlobalPipes(new ValidationPipe({ whitelist: true, forbidNonWhitelisted: true, transform: true }));
await app.listen(0, '127.0.0.1');
const { port } = new URL(await app.getUrl());
process.send?.({ ready: true, port: Number(port) });
process.once('disconnect', () => process.exit(0));
