// The decision on a defense: it follows from the frozen sheets, and is recorded once.
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CaseFile } from '../../../api/case-file.js';
import { command } from '../../../api/command.js';
import { RefusalNote } from '../../../commands/refusal-note.js';
import { useCommand } from '../../../commands/use-command.js';
import type { Item } from './use-sitting.js';

interface Props {
  readonly sitting: string;
  readonly item: Item;
  /** As it is called today. */
  readonly stage: string;
  /** Told the place of the log at which it stands. */
  decidedAt(position: string): void;
}

export function Verdict({ sitting, item, stage, decidedAt }: Props) {
  const { t } = useTranslation('sittings');
  const { cohort, team } = item;
  const name = `verdict.${sitting}.${item.item}`;
  const defend = useCommand(
    (_: undefined, key) =>
      command(['cohorts', cohort, 'teams', team, 'defense'], { stage, sitting, item: item.item }, key),
    name,
    ({ position }) => decidedAt(position),
  );
  return (
    <div>
      <p className="quiet">{t('verdict-hint')}</p>
      <RefusalNote error={defend.error} />
      <Button mt={8} loading={defend.isPending} onClick={() => defend.mutate(undefined)}>
        {t('record-verdict')}
      </Button>
    </div>
  );
}

export interface Decided {
  readonly verdict: string;
  /** In hundredths; null where nothing is scored. */
  readonly total: number | null;
  /** When the rework that was ordered has to be done; null where none was. */
  readonly until: string | null;
}

/** What was decided on the item; undefined while nothing is. */
export function verdictOn(file: CaseFile, sitting: string, item: string): Decided | undefined {
  const isIt = (held: { readonly sitting: string; readonly item: string }) =>
    held.sitting === sitting && held.item === item;
  const rehearsed = file.preDefenses.find(isIt);
  if (rehearsed) return { verdict: rehearsed.verdict, total: null, until: rehearsed.rework?.until ?? null };
  const defended = file.defenses.find(isIt);
  return defended && { verdict: defended.verdict, total: defended.total?.shown ?? null, until: null };
}
