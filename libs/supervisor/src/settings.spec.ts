// Settings are checked at start, each wrong one with a sentence that names it.
import { settingsFrom } from './settings.js';

const DATABASE_URL = 'postgres://vekha@db/vekha';

describe('VEKHA_PROJECTOR_SHARDS', () => {
  it('is 1 where nothing is said', () => {
    expect(settingsFrom({})).toMatchObject({ projectorShards: 1 });
    expect(settingsFrom({ VEKHA_PROJECTOR_SHARDS: '8', DATABASE_URL })).toMatchObject({ projectorShards: 8 });
  });

  it.each(['0', '65', '1.5', 'two'])('is a whole number from 1 to 64, which %s is not', (given) => {
    expect(() => settingsFrom({ VEKHA_PROJECTOR_SHARDS: given, DATABASE_URL })).toThrow(
      `VEKHA_PROJECTOR_SHARDS=${given} is wrong: a whole number from 1 to 64.`,
    );
  });

  it('stays 1 without a PostgreSQL', () => {
    expect(() => settingsFrom({ VEKHA_PROJECTOR_SHARDS: '2' })).toThrow(
      'VEKHA_PROJECTOR_SHARDS above 1 needs DATABASE_URL',
    );
  });
});
