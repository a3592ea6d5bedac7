// From when on each event is true: its own date, but for a correction, which counts as if it had always been so.
import type { LoggedEvent } from '#event-store/logged-event';

/** Before everything: what holds for every date once it is known. */
export const ALWAYS = '';

interface Fields {
  readonly occurredAt?: string;
  readonly since?: string;
  readonly heldAt?: string;
  readonly stage?: string;
  readonly session?: string;
  readonly attempt?: number;
  readonly round?: number;
  readonly team?: string;
}
interface Known {
  readonly stream: string;
  readonly type: string;
  readonly data: Fields;
  readonly effective: string;
}

/** Rules and renamings are those known at the place, whatever the date; facts may lie before a recorded opening. */
const timeless = new Set(['ProgramChartered', 'CharterRevised', 'CohortOpened', 'CohortMigrated', 'StagesCarriedOver']);

type Matches = (correction: Fields, earlier: Fields) => boolean;
const ofStage: Matches = (a, b) => a.stage === b.stage;

/** What each correction corrects, or undoes as if it had never been: the last of these types that fits. */
const corrected: Readonly<Record<string, readonly [types: readonly string[], fits: Matches]>> = {
  AttendanceCorrected: [['WebinarAttended', 'SessionAttended'], (a, b) => a.session === b.session],
  TestCorrected: [['TestTaken'], (a, b) => ofStage(a, b) && a.attempt === b.attempt],
  EnrollmentCorrected: [['TeamEnrolled', 'TeamWaitlisted'], (a, b) => a.team === b.team],
  TeamReinstated: [['TeamWithdrawn'], (a, b) => a.team === b.team],
  RegistryEntryCorrected: [['RegistryEntered'], ofStage],
  DefenseAnnulled: [['Defended'], (a, b) => ofStage(a, b) && a.round === b.round],
};

/** Told the events in the order of the log, it says of each from when on it is true (RFC 3339 in UTC). */
export class EffectiveDates {
  readonly #known = new Map<string, Known[]>();

  of({ stream, type, data, receipt }: LoggedEvent): string {
    const fields = (typeof data === 'object' && data !== null ? data : {}) as Fields;
    const known = this.#known.get(stream) ?? [];
    const effective = this.#dateOf(type, fields, known) ?? receipt?.now ?? ALWAYS;
    this.#known.set(stream, known);
    known.push({ stream, type, data: fields, effective });
    return effective;
  }

  #dateOf(type: string, data: Fields, known: readonly Known[]): string | undefined {
    if (timeless.has(type)) return ALWAYS;
    const [types, fits] = corrected[type] ?? [];
    if (types && fits) {
      const earlier = known.findLast((each) => types.includes(each.type) && fits(data, each.data));
      return earlier?.effective ?? data.occurredAt;
    }
    if (type === 'StageReopened') return this.#undone(data, known) ?? data.occurredAt;
    if (type === 'StagePassed') return data.since ?? data.occurredAt;
    if (type === 'WebinarAttended' || type === 'SessionAttended') return data.heldAt ?? data.occurredAt;
    return data.occurredAt;
  }

  /** A passing that is undone counts as if it had never been; a failure lasted until it was undone. */
  #undone(data: Fields, known: readonly Known[]): string | undefined {
    const types = ['StagePassed', 'StageFailed'];
    const last = known.findLast((each) => types.includes(each.type) && ofStage(data, each.data));
    return last?.type === 'StagePassed' ? last.effective : undefined;
  }
}
