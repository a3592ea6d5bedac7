// given(facts).when(command).thenAppended(events): a rule as a sentence. Facts stand in their streams, and the command reads
// them as it would in the engine, so a decider that forgets to read something fails here.
import { type Decision, type DomainEvent, isRefusal, isUnknown } from '../decider.js';
import type { RefusalCode } from '../refusals.js';
import { type AnyCommand, type Fact, World } from './world.kit.js';

/** An event as expected: its type, and as much of its data as the rule is about. */
export type Expected = string | DomainEvent;

export type Given = Fact | readonly Fact[];

export const given = (...facts: readonly Given[]) => new Situation(new World(facts.flat()));

class Situation {
  constructor(private readonly world: World) {}

  /** What was decided before and must have been possible. */
  having(...commands: readonly AnyCommand[]): Situation {
    for (const command of commands) {
      const answer = this.world.take(command);
      if (isRefusal(answer) || isUnknown(answer)) throw new Error(`${command.type}: ${JSON.stringify(answer)}`);
    }
    return this;
  }

  when = (command: AnyCommand) => new Answer(this.world.decide(command));

  /** A stream's state as it is now. */
  state = <S>(category: string, id: string): S => this.world.state({ category, id });
}

class Answer {
  constructor(private readonly answer: Decision<DomainEvent>) {}

  /** Exactly these events in this order. */
  thenAppended(...expected: readonly Expected[]): void {
    const wanted = expected.map((each) => (typeof each === 'string' ? { type: each } : each));
    expect(this.answer).toMatchObject(wanted);
    expect(this.answer).toHaveLength(expected.length);
  }

  thenRefused(code: RefusalCode, facts: object = {}): void {
    expect(this.answer).toMatchObject({ refused: code, facts });
  }

  thenUnknown(kind: string, id: string): void {
    expect(this.answer).toEqual({ unknown: kind, id });
  }

  /** The event of that type, for what `thenAppended` cannot say. */
  event<D>(type: string): D {
    if (isRefusal(this.answer) || isUnknown(this.answer)) throw new Error(`no ${type}: ${JSON.stringify(this.answer)}`);
    const event = this.answer.find((each) => each.type === type);
    if (!event) throw new Error(`no ${type} among ${this.answer.map((each) => each.type).join(', ')}`);
    return event.data as D;
  }
}

export const event = (type: string, data: object): DomainEvent => ({ type, data });
