// Names of regions as the table in force has them.
import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { regions } from '../api/queries.js';
import { regionName } from './region-names.js';

export type RegionName = (region: string) => string;

/** The same function until the table changes; a region that is not in it goes by its key. */
export function useRegionName(): RegionName {
  const { data } = useQuery(regions);
  const names = useMemo(() => new Map(data?.items.map(({ key, nameRu }) => [key, nameRu])), [data]);
  return useCallback((region) => regionName(region, names.get(region)) || region, [names]);
}
