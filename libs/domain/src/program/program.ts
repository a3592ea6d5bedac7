// A program: the versions of its charter.
import type { Charter } from '../charter/charter.js';
import { sameContent } from '../content.js';
import { type Command, type Decider, type Json, refuse, unknown } from '../decider.js';
import { notInFuture } from '../occurred.js';
import type { ProgramEvent } from './program.events.js';

type Named = { program: string };
export type CharterProgram = Command<'CharterProgram', { charter: Charter; occurredAt?: string }, Named>;
export type ReviseCharter = Command<'ReviseCharter', { charter: Charter; occurredAt?: string }, Named>;
export type ProgramCommand = CharterProgram | ReviseCharter;

export interface Program {
  readonly exists: boolean;
  /** By version, the first at index 0. */
  readonly charters: readonly Charter[];
}

/** The charter of a version, counted from one. */
export const charterOf = (program: Program, version: number): Charter | undefined => program.charters[version - 1];

export const program: Decider<ProgramCommand, ProgramEvent, Program> = {
  category: 'program',
  initial: { exists: false, charters: [] },

  decide(command, program) {
    if (command.type === 'ReviseCharter' && !program.exists) return unknown('program', command.params.program);
    const when = notInFuture(command);
    if (typeof when !== 'string') return when;
    const { charter } = command.data;
    const version = program.charters.length + 1;
    switch (command.type) {
      case 'CharterProgram':
        if (program.exists) return refuse('already-exists', { program: command.params.program });
        return [{ type: 'ProgramChartered', data: { version, charter, occurredAt: when } }];
      case 'ReviseCharter':
        if (sameContent(program.charters.at(-1) as unknown as Json, charter as unknown as Json))
          return refuse('charter-unchanged', { version: version - 1 });
        return [{ type: 'CharterRevised', data: { version, charter, occurredAt: when } }];
    }
  },

  evolve(program, event) {
    switch (event.type) {
      case 'ProgramChartered':
      case 'CharterRevised':
        return { exists: true, charters: [...program.charters, event.data.charter] };
      case 'CommandRefused':
        return program;
    }
  },
};
