// Dissents on a closed item, and one to be filed while the protocol is not signed.
import { Button, Popover, Select, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { command } from '../../../api/command.js';
import { RefusalNote } from '../../../commands/refusal-note.js';
import { useCommand } from '../../../commands/use-command.js';
import { useDraft } from '../../../commands/use-draft.js';
import { useMe } from '../../../session/use-me.js';
import type { Item, Sitting } from './use-sitting.js';
import styles from './sitting.module.css';

export function Dissents({ sitting, item }: { sitting: Sitting; item: Item }) {
  const { t } = useTranslation('sittings');
  return (
    <>
      {item.dissents.map(({ person, text, at }) => (
        <blockquote key={at + person} className={styles.dissent}>
          {text}
          <small>
            {t('dissent')}: {sitting.nameOf(person)}
          </small>
        </blockquote>
      ))}
      {sitting.minutes.protocol === null && <Dissent {...{ sitting, item }} />}
    </>
  );
}

function Dissent({ sitting, item }: { sitting: Sitting; item: Item }) {
  const { t } = useTranslation('sittings');
  const me = useMe();
  const { minutes, nameOf } = sitting;
  const speakers = minutes.roster.filter(({ person }) => me.mayWorkOn('sitting') || me.person === person);
  const empty = { person: speakers.length === 1 ? speakers[0]!.person : '', text: '' };
  const [draft, change, clear] = useDraft(`dissent.${minutes.sitting}.${item.item}`, empty);
  const file = useCommand(({ person, text }: typeof empty, key) =>
    command(['sittings', minutes.sitting, 'dissents'], { item: item.item, person, text: text.trim() }, key),
  );
  if (speakers.length === 0) return null;
  return (
    <Popover width={340} trapFocus position="bottom-start" shadow="md">
      <Popover.Target>
        <Button variant="subtle" color="gray" size="xs">
          {t('file-dissent')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Select
          label={t('dissent-of')}
          data={speakers.map(({ person }) => ({ value: person, label: nameOf(person) }))}
          value={draft.person || null}
          onChange={(person) => change({ person: person ?? '' })}
          comboboxProps={{ withinPortal: false }}
        />
        <Textarea
          label={t('dissent')}
          mt={8}
          autosize
          minRows={3}
          value={draft.text}
          onChange={({ currentTarget }) => change({ text: currentTarget.value })}
        />
        <RefusalNote error={file.error} />
        <Button
          mt={8}
          size="xs"
          disabled={!draft.person || !draft.text.trim()}
          loading={file.isPending}
          onClick={() => file.mutate(draft, { onSuccess: clear })}
        >
          {t('record')}
        </Button>
      </Popover.Dropdown>
    </Popover>
  );
}
