// A golden history told many times over, each time of another cohort: as large a log of lawful decisions as is asked for.

/** Streams that every telling shares: told once. */
const shared = /^(program|person|token|catalog|commission|agreement)-/;
const text = (event) => JSON.stringify(event, (_, value) => (typeof value === 'bigint' ? String(value) : value));

/** The names that must be others in each telling. */
function namesIn(events) {
  const of = (type, pick) => events.filter((event) => event.type === type).flatMap(pick);
  const commands = events.flatMap(({ receipt }) => receipt?.command ?? []);
  const numbered = commands.filter(({ type }) => type === 'EnterRegistry' || type === 'CorrectRegistryEntry');
  return {
    cohorts: of('CohortOpened', ({ data }) => data.cohort),
    sittings: of('SittingOpened', ({ data }) => data.sitting),
    numbers: [
      ...new Set([...numbered.map(({ data }) => data.number), ...of('NumberReserved', ({ data }) => data.number)]),
    ],
    decisions: [...new Set(events.flatMap(({ receipt }) => receipt?.decision ?? []))],
  };
}

const escaped = (names) => names.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');

/** Yields the events of each telling, as many at once as the history has: `count` tellings in all. */
export function* tellings(history, count) {
  const { cohorts, sittings, numbers, decisions } = namesIn(history);
  const ids = new RegExp(`(?<=["-])(${escaped([...cohorts, ...sittings])})(?=["./])`, 'g');
  const registry = new RegExp(`"(${escaped(numbers)})"|(?<="registryNumber-[^."]+\\.)(${escaped(numbers)})(?=")`, 'g');
  const uuids = new RegExp(escaped(decisions), 'g');
  const span = history.at(-1).position.commit + 1_000n;
  yield history;
  for (let n = 1; n < count; n++) {
    const mark = n.toString(16).padStart(8, '0');
    const told = history.filter(({ stream }) => !shared.test(stream));
    yield told.map((event) => {
      const renamed = text(event)
        .replace(ids, (id) => `${id}-${n}`)
        .replace(registry, (whole) => (whole.endsWith('"') ? `${whole.slice(0, -1)}-${n}"` : `${whole}-${n}`))
        .replace(uuids, (id) => mark + id.slice(8));
      const [commit, prepare] = [event.position.commit, event.position.prepare].map((at) => at + span * BigInt(n));
      return { ...JSON.parse(renamed), revision: event.revision, position: { commit, prepare } };
    });
  }
}
