// The decision on a pre-defense: ready, rework by remarks, or not ready; each remark has its author.
import { ActionIcon, Button, SegmentedControl, Select, Textarea } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { command } from '../../../api/command.js';
import { RefusalNote } from '../../../commands/refusal-note.js';
import { useCommand } from '../../../commands/use-command.js';
import { useDraft } from '../../../commands/use-draft.js';
import type { Item, Sitting } from './use-sitting.js';
import styles from './sitting.module.css';

const verdicts = ['ready', 'rework', 'not-ready'] as const;
interface Draft {
  readonly verdict: (typeof verdicts)[number];
  readonly remarks: readonly { readonly author: string; readonly text: string }[];
}
const empty: Draft = { verdict: 'ready', remarks: [] };

interface Props {
  readonly sitting: Sitting;
  readonly item: Item;
  /** As it is called today. */
  readonly stage: string;
  /** Told the place of the log at which it stands. */
  decidedAt(position: string): void;
}

export function Ready({ sitting, item, stage, decidedAt }: Props) {
  const { t } = useTranslation('sittings');
  const { minutes, nameOf } = sitting;
  const { cohort, team } = item;
  const name = `ready.${minutes.sitting}.${item.item}`;
  const [draft, change, clear] = useDraft<Draft>(name, empty);
  const done = ({ position }: { position: string }) => {
    clear();
    decidedAt(position);
  };
  const decide = useCommand(
    ({ verdict, remarks }: Draft, key) =>
      command(
        ['cohorts', cohort, 'teams', team, 'pre-defense'],
        { stage, sitting: minutes.sitting, item: item.item, verdict, remarks },
        key,
      ),
    name,
    done,
  );
  const put = (index: number, part: Partial<Draft['remarks'][number]>) =>
    change({ remarks: draft.remarks.map((remark, at) => (at === index ? { ...remark, ...part } : remark)) });
  const authors = minutes.roster.map(({ person }) => ({ value: person, label: nameOf(person) }));
  /** Remarks are taken down one speaker after another. */
  const speaker = draft.remarks.at(-1)?.author || (minutes.present[0] ?? '');
  const isComplete = draft.remarks.every(({ author, text }) => author && text.trim());
  return (
    <div className={styles.ready}>
      <SegmentedControl
        aria-label={t('verdict')}
        data={verdicts.map((value) => ({ value, label: t(`verdict-${value}`) }))}
        value={draft.verdict}
        onChange={(verdict) => change({ verdict: verdict as Draft['verdict'] })}
      />
      {draft.remarks.map(({ author, text }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows of a form have no other identity
        <div key={index} className={styles.remark}>
          <Textarea
            label={t('remark', { number: index + 1 })}
            autosize
            minRows={1}
            value={text}
            onChange={({ currentTarget }) => put(index, { text: currentTarget.value })}
          />
          <Select
            label={t('remark-author')}
            data={authors}
            value={author || null}
            onChange={(person) => put(index, { author: person ?? '' })}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('remove-remark', { number: index + 1 })}
            onClick={() => change({ remarks: draft.remarks.filter((_, at) => at !== index) })}
          >
            <IconX size={16} />
          </ActionIcon>
        </div>
      ))}
      <Button
        variant="subtle"
        size="xs"
        leftSection={<IconPlus size={14} aria-hidden />}
        onClick={() => change({ remarks: [...draft.remarks, { author: speaker, text: '' }] })}
      >
        {t('add-remark')}
      </Button>
      <RefusalNote error={decide.error} />
      <Button disabled={!isComplete} loading={decide.isPending} onClick={() => decide.mutate(draft)}>
        {t('record-verdict')}
      </Button>
    </div>
  );
}
