// The regions of the edition that was published last.
import type { Region } from '#domain/catalog/catalog.events';
import { projection, ref, using } from '../runner/projection.js';
import { regionEditions, regions } from './regions.table.js';

export const regionsProjection = projection('regions', 1, [regions, regionEditions], {
  EditionPublished: ({ data, shownAt }) => {
    if (data.kind !== 'regions') return [];
    const all = data.body as readonly Region[];
    const { edition } = data;
    return using([ref(regionEditions, { kind: 'regions' })], (rows) => {
      for (const region of rows.find(regionEditions, { kind: 'regions' })?.keys ?? []) rows.remove(regions, { region });
      for (const body of all) rows.save(regions, { region: body.key, edition, body, shownAt });
      rows.save(regionEditions, { kind: 'regions', edition, keys: all.map(({ key }) => key) });
    });
  },
});
