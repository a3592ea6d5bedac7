// Rules that are no longer those that decisions name: in the log, and in the deployment's charter files.
import type { Program } from '#domain/program/program';
import { contentHash } from '#event-store/canonical';
import { about, type Finding, type Inspector } from './finding.js';

/** `files`: the charters that the deployment keeps as files, by program. */
export function rules(files: ReadonlyMap<string, object> = new Map()): Inspector {
  const programs = new Map<string, { readonly first: bigint; readonly decision: string }>();
  const hashes = new WeakMap<object, string>();
  const hashOf = (charter: object): string => {
    const hash = hashes.get(charter) ?? hashIfCanonical(charter);
    hashes.set(charter, hash);
    return hash;
  };
  return {
    async decision(decision, states) {
      const { category, stream, first, receipt } = decision;
      if (category === 'program') programs.set(stream.slice('program-'.length), { first, decision: decision.decision });
      const named = receipt.rules.charter;
      if (!named) return [];
      const { state } = await states.asOf(`program-${named.id}`, decision.position, true);
      const charter = (state as Program).charters[Number(named.edition) - 1];
      if (charter && hashOf(charter) === named.sha256) return [];
      return [
        about(
          'rules-altered',
          decision,
          `устав ${named.id} версии ${named.edition} в журнале уже не тот, что назван в квитанции`,
          `the charter ${named.id} of version ${named.edition} in the log is no longer the one that the receipt names`,
          { ...named, inTheLog: charter ? hashOf(charter) : null },
        ),
      ];
    },

    async end(states) {
      const found: Finding[] = [];
      for (const [program, charter] of files) {
        const place = programs.get(program);
        if (!place) continue;
        const stream = `program-${program}`;
        const { charters } = (await states.at(stream, place.first)).state as Program;
        if (charters.some((each) => hashOf(each) === hashOf(charter))) continue;
        found.push(
          about(
            'charter-file-differs',
            { stream, ...place },
            `файл устава ${program} отличается от всех версий в журнале: потоки закреплены за другими правилами`,
            `the charter file of ${program} is none of the versions in the log: cohorts are pinned to other rules`,
            { program, file: hashOf(charter), versions: charters.map(hashOf) },
          ),
        );
      }
      return found;
    },
  };
}

/** A file may hold what the log never would. */
function hashIfCanonical(content: object): string {
  try {
    return contentHash(content);
  } catch {
    return 'not canonical';
  }
}
