// Sentences about one team's decisions, in the words of its own charter.
import { useMemo } from 'react';
import type { CaseFile } from '../../../api/case-file.js';
import { inLanguage } from '../../../texts/titles.js';
import { useRegionName } from '../../../texts/use-region-name.js';
import { type DecisionWords, type People, useDecisionWords } from '../../auditor/words/decision-words.js';
import { byIds, type Titles } from '../../auditor/words/titles.js';

export function useTeamWords(file: CaseFile, people?: People): DecisionWords {
  const region = useRegionName();
  const titles = useMemo<Titles>(() => {
    const stages = new Map(file.stages.map(({ stage, title }) => [stage, title]));
    return {
      ...byIds,
      cohort: (id) => (id === file.cohort ? file.cohortTitle : id),
      team: (_, id) => (id === file.team ? file.name : id),
      stage: (_, id) => {
        const title = stages.get(id);
        return title ? inLanguage(title) : id;
      },
      region,
    };
  }, [file, region]);
  return useDecisionWords(titles, people ?? file.people);
}
