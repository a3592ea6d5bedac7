// The laws of the whole spine, held to random runs of a program.
import { anySteps, Play, type Step } from './testing/play.kit.js';
import { practice } from './testing/charter.kit.js';
import { appointed, chartered, commissioner, enrolled, jury, member, opened, scheduled } from './testing/facts.kit.js';
import {
  closedItemsStay,
  itObeysTheLaws,
  numbersAreUnique,
  seatsFit,
  sheetsAreOfTheEntitled,
} from './testing/laws.kit.js';
import { stagesAreRecounted } from './testing/recount.kit.js';
import type { World } from './testing/world.kit.js';

const roster = [
  ...jury(2),
  commissioner('northerner', 'member', { region: 'north' }),
  commissioner('expert', 'expert'),
];
const team = (name: string, region: string) =>
  enrolled(name, {
    regions: [region],
    leadRegion: region,
    members: [1, 2, 3].map((n) => member(`${name}-${n}`, { region })),
  });
const begin = [
  chartered(),
  opened({ capacity: 4 }),
  appointed(roster),
  ...['w1', 'w2', 'w3'].map((session) => scheduled(session)),
  team('alpha', 'south'),
  team('beta', 'north'),
  team('9', 'west'),
];

const lengths: number[] = [];
const seen = new Map<string, number>();

function play(steps: readonly Step[]): World {
  const run = new Play(begin, roster);
  for (const step of steps) run.step(step);
  const events = run.world.log.flatMap((entry) => entry.events);
  lengths.push(events.length);
  for (const { type, data } of events) {
    const name = type === 'CommandRefused' ? (data as { refused: string }).refused : type;
    seen.set(name, (seen.get(name) ?? 0) + 1);
  }
  return run.world;
}

itObeysTheLaws('a program', anySteps, play, {
  'seats taken never exceed the capacity': seatsFit,
  'a team’s stages equal a recount, and none is passed before what it requires': (world) =>
    stagesAreRecounted(world, practice),
  'no two teams hold one number': numbersAreUnique,
  'a closed item never changes': closedItemsStay,
  'sheets are of the entitled': (world) => sheetsAreOfTheEntitled(world, practice.commission.voters),
});

it('the histories were long and went everywhere', () => {
  expect(lengths.filter((length) => length > 100).length).toBeGreaterThan(lengths.length / 2);
  const wanted = [
    ...['TeamEnrolled', 'TeamWaitlisted', 'SeatOffered', 'SeatDeclined', 'CapacitySet', 'SessionCancelled'],
    ...['WebinarAttended', 'SessionAttended', 'PreDefended', 'ReworkOrdered', 'ReworkExtended', 'RemarkAnswered'],
    ...['RemarkAccepted', 'RemarkReopened', 'Defended', 'ApplicationFiled', 'ApplicationReturned', 'RegistryEntered'],
    ...['StagePassed', 'StageFailed', 'StageReopened', 'ItemClosed', 'ItemWithdrawn', 'DissentFiled', 'ProtocolSigned'],
    ...['NumberReserved', 'quorum-not-met', 'conflict-of-interest', 'scores-missing'],
    ...['registry-number-taken', 'rework-overdue', 'rounds-exhausted'],
  ];
  expect(wanted.filter((name) => !seen.has(name))).toEqual([]);
});
