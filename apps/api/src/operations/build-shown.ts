// A build as administrators see it.
import { hadDiffered } from '#projections/builds/build-report';
import type { BuildRow } from '#projections/builds/builds.query';
import { partOf } from '#projections/builds/progress.query';

export function buildShown({ position, head, report, builder: _b, seenAt: _s, ...row }: BuildRow) {
  const { position: at, ...found } = report ?? { position };
  return {
    ...row,
    askedAt: new Date(row.askedAt).toISOString(),
    endedAt: row.endedAt && new Date(row.endedAt).toISOString(),
    /** The part of the log that was read. */
    progress: row.endedAt ? 1 : partOf(position, head),
    /** The rows before were of the same version and yet others. */
    differed: report ? hadDiffered(report) : null,
    report: report && found,
  };
}
