// What happened to teams since a place of the log, in sentences; for those who may see decisions.
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api, well } from '../../../api/client.js';
import { inLanguage } from '../../../texts/titles.js';
import type { RegionName } from '../../../texts/use-region-name.js';
import { useDecisionWords } from '../../auditor/words/decision-words.js';
import { byIds } from '../../auditor/words/titles.js';
import { stagesIn } from '../charter.js';
import type { Board } from './board.js';

/** The newest of the cohort; what lies further back has its mark alone. */
const MOST = 300;
const NOBODY = {};

/** By team, the latest first. */
export function useNewsWords(
  { cohort, position, title, charter }: Board,
  since: string,
  { nameOf, isAsked }: { nameOf: RegionName; isAsked: boolean },
): ReadonlyMap<string, string> {
  const { data } = useQuery({
    queryKey: ['news', cohort, position],
    queryFn: () =>
      well(
        api.GET('/api/v1/decisions', { params: { query: { cohort, limit: MOST, refused: false, after: position } } }),
      ),
    placeholderData: (before) => before,
    enabled: isAsked,
  });
  const titles = useMemo(() => {
    const stages = new Map(stagesIn(charter).map((stage) => [stage.id, inLanguage(stage.title)]));
    return {
      ...byIds,
      cohort: () => title,
      stage: (_: string, id: string) => stages.get(id) ?? id,
      region: nameOf,
    };
  }, [charter, title, nameOf]);
  const words = useDecisionWords(titles, data?.people ?? NOBODY);
  return useMemo(() => {
    const told = new Map<string, string>();
    for (const decision of data?.items ?? []) {
      if (!decision.team || decision.position <= since) continue;
      const before = told.get(decision.team);
      told.set(decision.team, before ? `${before} ${words.outcome(decision)}` : words.outcome(decision));
    }
    return told;
  }, [data, since, words]);
}
