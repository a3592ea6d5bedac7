// A build as administrators see it, through HTTP and on the command line.
import { type BuildReport, hadDiffered } from './build-report.js';
import type { BuildRow } from './builds.query.js';
import { partOf } from './progress.query.js';

export function buildShown({ position, head, report, builder: _b, seenAt: _s, ...row }: BuildRow) {
  return {
    ...row,
    askedAt: new Date(row.askedAt).toISOString(),
    endedAt: row.endedAt && new Date(row.endedAt).toISOString(),
    /** The part of the log that was read. */
    progress: row.endedAt ? 1 : partOf(position, head),
    /** The rows before were of the same version and yet others. */
    differed: report ? hadDiffered(report) : null,
    report: report && withoutPosition(report),
  };
}
/** Positions go out as tokens only. */
function withoutPosition({ position: _, ...found }: BuildReport): Omit<BuildReport, 'position'> {
  return found;
}

export type BuildShown = ReturnType<typeof buildShown>;
