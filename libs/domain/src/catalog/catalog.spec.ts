// Publishing editions of regions and calendars.
import { ask, LATER } from '../testing/ask.kit.js';
import { calendar, edition, region } from '../testing/facts.kit.js';
import { event, given } from '../testing/given.kit.js';
import { World } from '../testing/world.kit.js';
import { type Catalog, calendarOf, catalog, regionsOf } from './catalog.js';

const publish = (sha256: string, occurredAt?: string) =>
  ask(
    'PublishEdition',
    { kind: 'regions' },
    { kind: 'regions', edition: '2', sha256, body: [region('south')], occurredAt },
  );
const first = edition('regions', [region('north')]);

describe('PublishEdition', () => {
  it('puts another in force', () => {
    given()
      .when(publish('a'))
      .thenAppended(event('EditionPublished', { edition: '2', sha256: 'a' }));
    given(first).when(publish('b')).thenAppended('EditionPublished');
  });
  it('is refused what is in force already', () =>
    given(first).when(publish('a')).thenRefused('already-exists', { kind: 'regions', edition: '1' }));
  it('is refused in the future', () => given().when(publish('a', LATER)).thenRefused('time-in-future'));
});

it('an edition is read as what it is, and none as nothing', () => {
  const world = new World([first, edition('calendar', calendar)]);
  const [regions, days] = ['regions', 'calendar'].map((id) => world.state<Catalog>({ category: 'catalog', id }));
  expect(regionsOf(regions)).toEqual([region('north')]);
  expect(calendarOf(days)).toEqual(calendar);
  expect([regionsOf(days), calendarOf(regions)]).toEqual([[], null]);
  expect([regionsOf(catalog.initial), calendarOf(catalog.initial)]).toEqual([[], null]);
});
