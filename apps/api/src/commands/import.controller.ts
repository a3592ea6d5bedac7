// Teams by CSV: each row judged, errors by row and column, nothing written in a dry run.
import { Body, Controller, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiConsumes, ApiTags } from '@nestjs/swagger';
import { type RowOutcomeDto, TeamsImportedDto } from '#contract/answers/import.dto';
import { languageOf, refusalProblem } from '#contract/problems/problem';
import { rowTexts } from '#contract/row-texts';
import { namesIn, readTeamRows, type RowError } from '#contract/team-rows';
import type { Composition } from '#domain/cohort/cohort.events';
import { type Imported, TeamImport } from '#engine/team-import';
import { type Asking, AskingOf, Needs } from '../auth/caller.js';
import { Refused } from '../problems/refused.js';
import { PeopleSearch } from '../queries/people-search.js';
import { DryRunDto } from './dry-run.dto.js';

interface Counts {
  enrolled: number;
  waitlisted: number;
  unchanged: number;
  refused: number;
  unknown: number;
}

@ApiTags('admission')
@ApiBearerAuth()
@Needs('program')
@Controller('api/v1/cohorts/:cohort/teams')
export class ImportController {
  constructor(
    @Inject(TeamImport) private readonly teamImport: TeamImport,
    @Inject(PeopleSearch) private readonly people: PeopleSearch,
  ) {}

  /** Many EnrollTeam from a CSV file, people by ids or whole names. A team that stands with the same composition is skipped. */
  @ApiConsumes('text/csv')
  @Post('import')
  @HttpCode(200)
  async import(
    @AskingOf() asking: Asking,
    @Param('cohort') cohort: string,
    @Query() { dryRun = false }: DryRunDto,
    @Body() text: unknown,
  ): Promise<TeamsImportedDto> {
    if (typeof text !== 'string') throw new Refused('unsupported-media-type');
    const { actor, scope } = asking.caller;
    const language = languageOf(asking.request.headers['accept-language']);
    const { rows, errors } = readTeamRows(text, language, await this.people.called(asking.caller, namesIn(text)));
    if (scope.regions && rows.some(({ team }) => !scope.regions?.includes(team.leadRegion)))
      throw new Refused('forbidden');
    const teams = rows.map(({ team }) => team as Composition);
    const judged: AsyncGenerator<Imported, void> = this.teamImport[dryRun ? 'dryRun' : 'run'](cohort, teams, actor);
    const counts: Counts = { enrolled: 0, waitlisted: 0, unchanged: 0, refused: 0, unknown: 0 };
    const wrong: RowError[] = [...errors];
    const unreadable = new Set(errors.map(({ row }) => row));
    const outcomes: RowOutcomeDto[] = [...unreadable].map((row) => ({ row, is: 'unreadable' }));
    for (const row of rows) {
      const { value } = await judged.next();
      if (!value) break;
      counts[value.is] += 1;
      outcomes.push({ row: row.row, is: value.is });
      const said = sentenceFor(value, asking);
      if (said) wrong.push({ ...said, row: row.row, column: columnOf(value) });
    }
    const answer = { dryRun, rows: rows.length + unreadable.size, ...counts, errors: wrong };
    return dryRun ? { ...answer, outcomes: outcomes.sort((a, b) => a.row - b.row) } : answer;
  }
}

function sentenceFor(imported: Imported, { request }: Asking): { message: string; code: string } | undefined {
  const language = languageOf(request.headers['accept-language']);
  if (imported.is === 'unknown')
    return { code: 'unknown', message: rowTexts[language].unknown(imported.kind, imported.id) };
  if (imported.is !== 'refused') return undefined;
  return { code: imported.code, message: refusalProblem(imported.code, imported.facts, 409, language).detail };
}

/** Where in the row people look for what a refusal is about. */
function columnOf(imported: Imported): string {
  if (imported.is === 'unknown') return imported.kind === 'person' ? 'members' : imported.kind;
  if (imported.is !== 'refused') return '';
  if (imported.code.startsWith('region') || imported.code.startsWith('inter')) return 'regions';
  if (imported.code.startsWith('agreement')) return 'agreement';
  if (imported.code.startsWith('composition') || imported.code.startsWith('person')) return 'members';
  return 'team';
}
