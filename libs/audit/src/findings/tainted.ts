// Items decided by somebody whose conflict became known only afterwards: declared later, or shown by a corrected composition
// or roster that was already true on that day.
import type { Cohort } from '#domain/cohort/cohort.state';
import type { Commissioner } from '#domain/commission/commission.events';
import { inConflictByRule } from '#domain/sitting/entitlement';
import type { SittingOpened } from '#domain/sitting/sitting.events';
import type { Sitting } from '#domain/sitting/sitting.state';
import type { RecordedDecision } from '../evidence/decisions.js';
import type { PastStates } from '../evidence/past-states.js';
import { about, type Finding, type Inspector } from './finding.js';

interface Voice extends Pick<Commissioner, 'person' | 'region' | 'organization'> {
  tainted: boolean;
}
interface Decided {
  readonly item: RecordedDecision;
  readonly cohort: string;
  readonly team: string;
  readonly commission: string;
  /** When it was closed, as it occurred. */
  readonly at: string;
  /** Who had a say in it. */
  readonly voices: readonly Voice[];
}

/** Events of a cohort that say which regions and people a team has. */
const composing: ReadonlySet<string> = new Set([
  'EnrollmentCorrected',
  'MemberAdded',
  'MemberReplaced',
  'RegionJoined',
]);

export function tainted(): Inspector {
  const byTeam = new Map<string, Decided[]>();
  const commissions = new Map<string, string>();

  const known = (decided: Decided, voice: Voice, how: Finding['words'], by: RecordedDecision): Finding => {
    voice.tainted = true;
    const { cohort, team, item } = decided;
    const facts = { person: voice.person, cohort, team, knownBy: by.decision };
    const ru = `по команде ${cohort}.${team} решал ${voice.person}; ${how.ru}`;
    return about('tainted', item, ru, `${voice.person} had a say on ${cohort}.${team}; ${how.en}`, facts);
  };

  async function closed(item: RecordedDecision, states: PastStates): Promise<void> {
    const { item: id } = item.command.params as { item: string };
    const sitting = (await states.at(item.stream, item.first)).state as Sitting;
    const { cohort, team } = sitting.items[id];
    const { sheets, abstained, present, inConflict, recused, occurredAt: at } = sitting.items[id].closed!;
    const out = new Set([...inConflict, ...recused, ...abstained]);
    const said = new Set([...present.filter((person) => !out.has(person)), ...sheets.map(({ person }) => person)]);
    const voices = sitting.roster
      .filter(({ person }) => said.has(person))
      .map(({ person, region, organization }) => ({ person, region, organization, tainted: false }));
    const commission = commissions.get(item.stream) ?? '';
    const key = `${cohort}.${team}`;
    byTeam.set(key, [...(byTeam.get(key) ?? []), { item, cohort, team, commission, at, voices }]);
  }

  /** A conflict declared on a team taints what the same person had said of it before. */
  async function declared(decision: RecordedDecision, states: PastStates): Promise<readonly Finding[]> {
    const { person, item } = decision.events[0].data as { person: string; item: string };
    const { cohort, team } = ((await states.at(decision.stream, decision.first)).state as Sitting).items[item];
    const how = { ru: 'о конфликте интересов заявлено позже', en: 'the conflict was declared later' };
    return (byTeam.get(`${cohort}.${team}`) ?? []).flatMap((decided) =>
      decided.voices
        .filter((voice) => voice.person === person && !voice.tainted)
        .map((voice) => known(decided, voice, how, decision)),
    );
  }

  async function composed(decision: RecordedDecision, states: PastStates): Promise<readonly Finding[]> {
    const found: Finding[] = [];
    const last = decision.first + BigInt(decision.events.length - 1);
    for (const { type, data } of decision.events) {
      if (!composing.has(type)) continue;
      const { team, occurredAt } = data as { team: string; occurredAt: string };
      const cohort = (await states.at(decision.stream, last)).state as Cohort;
      const how = {
        ru: 'исправленный состав показывает конфликт по правилу',
        en: 'the corrected composition shows a conflict by rule',
      };
      for (const decided of byTeam.get(`${decision.stream.slice('cohort-'.length)}.${team}`) ?? []) {
        if (type !== 'EnrollmentCorrected' && occurredAt > decided.at) continue;
        for (const voice of decided.voices)
          if (!voice.tainted && inConflictByRule(voice, { cohort, team }))
            found.push(known(decided, voice, how, decision));
      }
    }
    return found;
  }

  async function amended(decision: RecordedDecision, states: PastStates): Promise<readonly Finding[]> {
    const { roster, occurredAt } = decision.events[0].data as { roster: readonly Commissioner[]; occurredAt: string };
    const commission = decision.stream.slice('commission-'.length);
    const how = {
      ru: 'исправленный состав комиссии показывает конфликт по правилу',
      en: 'the amended roster shows a conflict by rule',
    };
    const found: Finding[] = [];
    for (const decided of [...byTeam.values()].flat()) {
      if (decided.commission !== commission || occurredAt > decided.at) continue;
      const { state } = await states.asOf(`cohort-${decided.cohort}`, decision.position, true);
      for (const voice of decided.voices) {
        const now = roster.find(({ person }) => person === voice.person);
        if (now && !voice.tainted && inConflictByRule(now, { cohort: state as Cohort, team: decided.team }))
          found.push(known(decided, voice, how, decision));
      }
    }
    return found;
  }

  return {
    async decision(decision, states) {
      const [{ type, data }] = decision.events;
      if (type === 'SittingOpened') commissions.set(decision.stream, (data as SittingOpened['data']).commission);
      if (type === 'ItemClosed') await closed(decision, states);
      if (type === 'ConflictDeclared') return declared(decision, states);
      if (type === 'CommissionAmended') return amended(decision, states);
      return decision.category === 'cohort' ? composed(decision, states) : [];
    },
  };
}
