// Where stages stand in the graph of what requires what: layers by the longest way there, lanes by what they follow. Pure.

export interface Required {
  readonly id: string;
  readonly requires: readonly string[];
}
/** `lane` counts from the middle: of two, one stands at -0.5 and one at 0.5. */
export interface Place {
  readonly layer: number;
  readonly lane: number;
}
export interface Line {
  readonly from: string;
  readonly to: string;
  /** Free places in the layers between. */
  readonly through: readonly Place[];
}
export interface Layout {
  readonly places: ReadonlyMap<string, Place>;
  readonly lines: readonly Line[];
  readonly layers: number;
  /** In the widest layer. */
  readonly lanes: number;
}
interface Slot {
  readonly key: string;
  readonly layer: number;
  readonly after: readonly string[];
}

export function layOut(stages: readonly Required[]): Layout {
  const required = withoutImplied(stages);
  const layerOf = layersOf(required);
  const slots = stages.map(
    ({ id }): Slot => ({
      key: id,
      layer: layerOf(id),
      after: (required.get(id) ?? []).map((each) => lastBefore(each, id)),
    }),
  );
  for (const { id } of stages)
    for (const from of required.get(id) ?? [])
      for (let layer = layerOf(from) + 1; layer < layerOf(id); layer++)
        slots.push({
          key: passing(from, id, layer),
          layer,
          after: [layer === layerOf(from) + 1 ? from : passing(from, id, layer - 1)],
        });
  const places = lanesOf(slots);
  const lines = stages.flatMap(({ id: to }) =>
    (required.get(to) ?? []).map((from) => {
      const between = Array.from(
        { length: Math.max(0, layerOf(to) - layerOf(from) - 1) },
        (_, n) => layerOf(from) + 1 + n,
      );
      return { from, to, through: between.flatMap((layer) => places.get(passing(from, to, layer)) ?? []) };
    }),
  );
  const inLayer = (layer: number) => slots.filter((slot) => slot.layer === layer).length;
  const layers = 1 + Math.max(-1, ...slots.map(({ layer }) => layer));
  return { places, lines, layers, lanes: Math.max(0, ...Array.from({ length: layers }, (_, layer) => inLayer(layer))) };

  function lastBefore(from: string, to: string): string {
    return layerOf(to) - layerOf(from) > 1 ? passing(from, to, layerOf(to) - 1) : from;
  }
}

const passing = (from: string, to: string, layer: number): string => `${from} → ${to} ${layer}`;

/** What is required by something else that is required goes without a line of its own. */
function withoutImplied(stages: readonly Required[]): ReadonlyMap<string, readonly string[]> {
  const all = new Map(stages.map(({ id, requires }) => [id, requires]));
  const before = (id: string, seen = new Set<string>()): Set<string> => {
    for (const each of all.get(id) ?? [])
      if (!seen.has(each)) {
        seen.add(each);
        before(each, seen);
      }
    return seen;
  };
  return new Map(
    stages.map(({ id, requires }) => {
      const known = requires.filter((each) => all.has(each));
      return [id, known.filter((each) => !known.some((other) => other !== each && before(other).has(each)))];
    }),
  );
}

function layersOf(required: ReadonlyMap<string, readonly string[]>): (id: string) => number {
  const known = new Map<string, number>();
  const layerOf = (id: string): number => {
    const found = known.get(id);
    if (found !== undefined) return found;
    known.set(id, 0);
    const layer = 1 + Math.max(-1, ...(required.get(id) ?? []).map(layerOf));
    known.set(id, layer);
    return layer;
  };
  return layerOf;
}

/** Layer by layer: each as near as can be to what it follows, in the charter's order otherwise. */
function lanesOf(slots: readonly Slot[]): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>();
  const layers = [...new Set(slots.map(({ layer }) => layer))].sort((a, b) => a - b);
  for (const layer of layers) {
    const wish = ({ after }: Slot) =>
      after.reduce((sum, key) => sum + (places.get(key)?.lane ?? 0), 0) / (after.length || 1);
    const those = slots.filter((slot) => slot.layer === layer).sort((a, b) => wish(a) - wish(b));
    for (const [index, { key }] of those.entries()) places.set(key, { layer, lane: index - (those.length - 1) / 2 });
  }
  return places;
}
