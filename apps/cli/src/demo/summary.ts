// What the demo came to: regions by stages, distinct totals, and the awkward cases in sentences.
import type { Scenario } from '#catalog/scenarios/scenario';
import { tell } from '#catalog/scenarios/scenario';
import type { Facts } from '#domain/decider';
import { type ApiClient, well } from '../api-client.js';
import type { Played } from './player.js';
import { tableOf } from '../table.js';

interface Counts {
  readonly involved: number;
  readonly led: number;
  readonly guests: number;
  readonly guestLed: number;
}
interface Place extends Counts {
  readonly reached: Readonly<Record<string, Counts>>;
}
export interface Progress {
  readonly columns: readonly { key: string; kind: string; title: { ru: string } | null }[];
  readonly regions: readonly (Place & { region: string; name: string | null; district: string | null })[];
  readonly districts: readonly (Place & { district: string | null })[];
  readonly federation: Place;
  readonly coverage: { targets: number; enrolled: number; reached: Readonly<Record<string, number>> };
}

const kinds: Readonly<Record<string, string>> = {
  sessions: 'Занятия',
  test: 'Тест',
  'pre-defense': 'Предзащита',
  defense: 'Защита',
  registry: 'Реестр',
};

/** The figures of a program, or of all; answered at or after the position. */
export async function progressOf(api: ApiClient, after: string | undefined, program?: string): Promise<Progress> {
  const query = new URLSearchParams({ ...(program && { program }), ...(after && { after }) });
  return well(await api.get(`/api/v1/regions/progress?${query}`)) as unknown as Progress;
}

const involvedIn = ({ involved, guests }: Counts): number => involved + guests;
const isThere = (place: Counts): boolean => involvedIn(place) > 0;
const byRussianName = (a: Progress['regions'][number], b: Progress['regions'][number]): number =>
  (a.name ?? a.region).localeCompare(b.name ?? b.region, 'ru');

/** One line a region with a team: involved, led, and how many teams reached each stage. */
export function regionTable({ columns, regions, districts, federation }: Progress): string {
  const titles = columns.map(({ key, title }) => title?.ru ?? kinds[key] ?? key);
  const align: ('left' | 'right')[] = ['left', 'left', 'right', 'right', ...columns.map(() => 'right' as const)];
  const table = tableOf(['Регион', 'Округ', 'Участвует', 'Ведёт', ...titles], {
    style: { compact: true },
    colAligns: align,
  });
  const line = (name: string, district: string, place: Place, led: number | string) =>
    table.push([name, district, involvedIn(place), led, ...columns.map(({ key }) => involvedIn(place.reached[key]))]);
  for (const region of regions.filter(isThere).sort(byRussianName))
    line(region.name ?? region.region, region.district ?? '—', region, region.led + region.guestLed);
  for (const district of districts.filter(isThere))
    line('Разных команд в округе', district.district ?? '—', district, '');
  line('Разных команд в федерации', '', federation, '');
  return table.toString();
}

export function coverageLine({ coverage, columns }: Progress): string {
  const last = columns.at(-1);
  const reached = last && ` «${last.title?.ru ?? kinds[last.key]}»: ${coverage.reached[last.key] ?? 0}.`;
  return `Охват: с командой ${coverage.enrolled} целевых регионов из ${coverage.targets}; дошли до конца —${reached ?? ' —'}`;
}

/** The awkward cases of a scenario, each as a sentence with the decision to look up. */
export function sentences({ cases }: Scenario, played: ReadonlyMap<string, Played>): string[] {
  return cases.map((each) => {
    const body = played.get(each.step)?.answer.body;
    if (!body) return `${each.id}: шаг ${each.step} не сыгран`;
    return tell(each, 'ru', { decision: String(body.decision), facts: readable(body.facts as Facts | undefined) });
  });
}

const TIME = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/;
const inMoscow = new Intl.DateTimeFormat('ru', { dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/Moscow' });

/** Times as people in the programs' time zone say them. */
const readable = (facts: Facts = {}): Facts =>
  Object.fromEntries(
    Object.entries(facts).map(([name, fact]) => [
      name,
      typeof fact === 'string' && TIME.test(fact) ? `${inMoscow.format(new Date(fact))} МСК` : fact,
    ]),
  );
