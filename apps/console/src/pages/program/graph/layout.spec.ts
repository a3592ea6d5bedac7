// The graph of stages: layers, lanes and lines.
import { layOut, type Required } from './layout.js';

const stage = (id: string, ...requires: string[]): Required => ({ id, requires });
const placesOf = (...stages: Required[]) =>
  Object.fromEntries([...layOut(stages).places].filter(([key]) => !key.includes('→')));

describe('the graph of a charter’s stages', () => {
  it('is one lane for a chain', () => {
    expect(placesOf(stage('a'), stage('b', 'a'), stage('c', 'b'))).toEqual({
      a: { layer: 0, lane: 0 },
      b: { layer: 1, lane: 0 },
      c: { layer: 2, lane: 0 },
    });
  });
  it('parts where two follow one, and joins again', () => {
    const places = placesOf(stage('w'), stage('p', 'w'), stage('i', 'w'), stage('d', 'p', 'i'));
    expect(places).toMatchObject({ p: { layer: 1, lane: -0.5 }, i: { layer: 1, lane: 0.5 }, d: { layer: 2, lane: 0 } });
  });
  it('has no line for what is required on the way anyway', () => {
    const { lines } = layOut([stage('a'), stage('b', 'a'), stage('c', 'a', 'b')]);
    expect(lines.map(({ from, to }) => `${from} ${to}`)).toEqual(['a b', 'b c']);
  });
  it('leads a long line past the stages between, through a free place', () => {
    const { lines, lanes, places } = layOut([
      stage('a'),
      stage('b', 'a'),
      stage('c', 'b'),
      stage('x'),
      stage('d', 'c', 'x'),
    ]);
    const long = lines.find(({ from }) => from === 'x');
    expect(long?.through.map(({ layer }) => layer)).toEqual([1, 2]);
    expect(lanes).toBe(2);
    for (const through of long?.through ?? [])
      for (const [id, place] of places) if (!id.includes('→')) expect(place).not.toEqual(through);
  });
  it('stands what requires nothing in one layer, in the charter’s order', () => {
    expect(placesOf(stage('a'), stage('b'), stage('c'))).toMatchObject({
      a: { lane: -1 },
      b: { lane: 0 },
      c: { lane: 1 },
    });
  });
  it('is empty without stages, and ends on a circle', () => {
    expect(layOut([])).toMatchObject({ layers: 0, lanes: 0, lines: [] });
    expect(layOut([stage('a', 'b'), stage('b', 'a')]).places.size).toBeGreaterThan(1);
  });
});
