// Programs, and one with all versions of its charter.
import { asc, desc, eq, gt } from 'drizzle-orm';
import type { Charter, Text } from '#domain/charter/charter';
import type { Db } from '#read-store/db';
import { limitOf, type Page, type PageRequest, pageOf } from '../page.js';
import { programCharters } from './programs.table.js';

export interface ProgramSummary {
  readonly program: string;
  readonly title: Text;
  readonly customer: Text;
  readonly operator: Text;
  /** The newest. */
  readonly version: number;
  readonly charteredAt: string;
}
export interface ProgramVersions {
  readonly program: string;
  /** Newest first. */
  readonly charters: readonly { readonly version: number; readonly charteredAt: string; readonly charter: Charter }[];
}

/** By id. */
export async function listPrograms(db: Db, request: PageRequest = {}): Promise<Page<ProgramSummary>> {
  const limit = limitOf(request);
  const rows = await db
    .selectDistinctOn([programCharters.program])
    .from(programCharters)
    .where(request.cursor === undefined ? undefined : gt(programCharters.program, request.cursor))
    .orderBy(asc(programCharters.program), desc(programCharters.version))
    .limit(limit + 1);
  const items = rows.map(({ program, version, charteredAt, charter: { title, customer, operator } }) => ({
    program,
    title,
    customer,
    operator,
    version,
    charteredAt,
  }));
  return pageOf(items, limit, ({ program }) => program);
}

/** Undefined where it is not known here. */
export async function programOf(db: Db, program: string): Promise<ProgramVersions | undefined> {
  const rows = await db
    .select()
    .from(programCharters)
    .where(eq(programCharters.program, program))
    .orderBy(desc(programCharters.version));
  if (rows.length === 0) return undefined;
  return {
    program,
    charters: rows.map(({ version, charteredAt, charter }) => ({ version, charteredAt, charter })),
  };
}
