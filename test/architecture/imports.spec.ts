// One direction of data flow: who may import whom, read from every import of every source.
import path from 'node:path';
import { type Source, sources } from './sources.kit.js';

const libraries = [
  'domain',
  'catalog',
  'engine',
  'event-store',
  'event-node',
  'read-store',
  'projections',
  'audit',
  'contract',
  'supervisor',
  'connections',
];

/** What each part may import of our own. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  catalog: ['domain'],
  'event-store': ['domain'],
  'event-node': [],
  'read-store': [],
  supervisor: [],
  contract: ['domain'],
  connections: ['event-store', 'projections', 'read-store', 'supervisor'],
  engine: ['domain', 'catalog', 'event-store'],
  projections: ['domain', 'catalog', 'event-store', 'read-store'],
  audit: ['domain', 'catalog', 'contract', 'engine', 'event-store', 'read-store', 'projections'],
  api: libraries.filter((each) => each !== 'event-node'),
  projector: libraries.filter((each) => each !== 'event-node'),
  'event-node app': ['event-node'],
  console: ['contract'],
  cli: libraries,
  test: libraries,
};

/** The embedded application is API and projector in one process: the one place where two applications meet. */
const meetings = new Set(['apps/api/src/embedded.main.ts']);

const ofOurs = (name: string): string | undefined => (name.startsWith('#') ? name.slice(1).split('/')[0] : undefined);

/** Libraries and applications may share a name. */
const roleOf = ({ file, part }: Source): string => (file.startsWith('apps/event-node/') ? 'event-node app' : part);

function leavesItsPart({ file, isSpec }: Source, name: string): boolean {
  if (!name.startsWith('.') || isSpec || meetings.has(file)) return false;
  const [top, part] = file.split('/');
  const target = path.posix.join(path.posix.dirname(file), name);
  return top !== 'test' && !target.startsWith(`${top}/${part}/`);
}

const all = sources();
const code = all.filter(({ isSpec }) => !isSpec);

describe('architecture', () => {
  it('sees the sources that it judges', () => {
    expect(all.length).toBeGreaterThan(200);
    for (const library of libraries)
      expect(code.filter(({ file }) => file.startsWith(`libs/${library}/`)).length).toBeGreaterThan(1);
  });

  it('lets no part import what the table does not allow', () => {
    const wrong = code.flatMap((source) => {
      const may = allowed[roleOf(source)];
      if (!may) return [`${source.file}: no row in the table for ${roleOf(source)}`];
      const own = source.part;
      return source.imports
        .filter((name) => {
          const library = ofOurs(name);
          return library !== undefined && library !== own && !may.includes(library);
        })
        .map((name) => `${source.file} imports ${name}`);
    });
    expect(wrong).toEqual([]);
  });

  it('lets nobody reach into another part by a relative path', () => {
    const wrong = code.flatMap((source) =>
      source.imports.filter((name) => leavesItsPart(source, name)).map((name) => `${source.file} imports ${name}`),
    );
    expect(wrong).toEqual([]);
  });

  it('keeps rules out of read models: projections know events and charters, never deciders', () => {
    const wrong = code
      .filter(({ part }) => part === 'projections')
      .flatMap(({ file, imports }) =>
        imports
          .filter((name) => name.startsWith('#domain/') && !/\.events$|\/charter$|\/decider$|\/event-types$/.test(name))
          .map((name) => `${file} imports ${name}`),
      );
    expect(wrong).toEqual([]);
  });

  it('lets the audit use of the engine nothing but how a decision comes about', () => {
    const wrong = code
      .filter(({ part }) => part === 'audit')
      .flatMap(({ file, imports }) =>
        imports
          .filter((name) => name.startsWith('#engine/') && !name.startsWith('#engine/deciding/'))
          .map((name) => `${file} imports ${name}`),
      );
    expect(wrong).toEqual([]);
  });

  it('keeps event-store and the contract to the domain’s types', () => {
    const wrong = code
      .filter(({ part, file }) => part === 'event-store' || (part === 'contract' && !file.includes('people.dto')))
      .flatMap(({ file, text }) =>
        [...text.matchAll(/^import (?!type )(.*) from '#domain\/.*$/gm)]
          .filter(([, names]) => !/^\{ (type \w+(, )?)+ \}$/.test(names))
          .map(([line]) => `${file}: ${line}`),
      );
    expect(wrong).toEqual([]);
  });

  it('appends to the event store from the one write path alone', () => {
    const writers = code.filter(({ text }) => /\b(store|events)\.append\(/.test(text)).map(({ file }) => file);
    expect(writers.sort()).toEqual(['libs/engine/src/decisions.ts', 'libs/event-store/src/log-identity.ts']);
  });
});
