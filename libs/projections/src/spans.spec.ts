import { always, begun, complement, ended, intersection, never, since, union } from './spans.js';

const span = (from: string, until: string | null = null) => ({ from, until });

describe('spans', () => {
  it('end at a date, or vanish where they began later', () => {
    expect(ended(since('3'), '5')).toEqual([span('3', '5')]);
    expect(ended(since('3'), '2')).toEqual(never);
    expect(ended([span('1', '2')], '5')).toEqual([span('1', '2')]);
  });

  it('begin again, and flow together where they touch', () => {
    expect(begun([span('1', '3')], '5')).toEqual([span('1', '3'), span('5')]);
    expect(begun([span('1', '3')], '3')).toEqual([span('1')]);
    expect(union([span('1', '6')], [span('2', '4'), span('8')])).toEqual([span('1', '6'), span('8')]);
  });

  it('meet, and leave gaps', () => {
    expect(intersection([span('1', '4'), span('6')], [span('3', '8')])).toEqual([span('3', '4'), span('6', '8')]);
    expect(intersection([span('1', '3')], [span('3')])).toEqual(never);
    expect(complement([span('1', '3'), span('5')])).toEqual([span('', '1'), span('3', '5')]);
    expect(complement(always)).toEqual(never);
    expect(complement(never)).toEqual(always);
  });
});
