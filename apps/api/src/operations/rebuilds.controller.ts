// Rebuilding read models: asked for here, done by whichever process projects, told in the list of projections.
import { Controller, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { BuildDto, BuildsDto } from '#contract/answers/projections.dto';
import { askForBuild } from '#projections/builds/builds.query';
import { projections } from '#projections/projections';
import type { Projection } from '#projections/runner/projection';
import { ReadStore } from '#read-store/read-store';
import { type Caller, CallerOf, Needs } from '../auth/caller.js';
import { Refused } from '../problems/refused.js';
import { RebuildDto } from './projections.dto.js';
import { buildShown } from '#projections/builds/build-shown';

@ApiTags('administration')
@ApiBearerAuth()
@Needs('administration')
@Controller('api/v1/admin/projections')
export class RebuildsController {
  constructor(@Inject(ReadStore) private readonly store: ReadStore) {}

  /** All of them, with one reading of the log. What is being built already is not begun twice. */
  @Post('rebuild')
  @HttpCode(202)
  async rebuildAll(@Query() query: RebuildDto, @CallerOf() caller: Caller): Promise<BuildsDto> {
    return { items: await this.#ask(projections, query, caller) };
  }

  /** Builds it anew beside the one that is shown, compares, and puts it in its place. */
  @Post(':name/rebuild')
  @HttpCode(202)
  async rebuild(
    @Param('name') name: string,
    @Query() query: RebuildDto,
    @CallerOf() caller: Caller,
  ): Promise<BuildDto> {
    const projection = projections.find((each) => each.name === name);
    if (!projection) throw new Refused('unknown', { facts: { kind: 'projection', id: name } });
    const [asked] = await this.#ask([projection], query, caller);
    return asked!;
  }

  async #ask(those: readonly Projection[], { back }: RebuildDto, { actor }: Caller) {
    const rows = await this.store.run((db) =>
      db.transaction(async (tx) => {
        const asked = [];
        for (const each of those) asked.push(await askForBuild(tx, each, back ? 'back' : 'anew', actor.token));
        return asked;
      }),
    );
    return rows.map(buildShown);
  }
}
