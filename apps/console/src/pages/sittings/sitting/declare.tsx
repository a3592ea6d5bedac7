// What a commissioner says on a team beside scores: a conflict, a recusal, that they abstain.
import { ActionIcon, Menu, Modal } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { command } from '../../../api/command.js';
import { CommandForm } from '../../../commands/command-form.js';
import type { Values } from '../../../commands/fields.js';
import { reasonField, reasonIn } from '../../../commands/reason.js';
import { RefusalNote } from '../../../commands/refusal-note.js';
import { useCommand } from '../../../commands/use-command.js';
import type { Outlook } from './use-sitting.js';

const deeds = ['conflict', 'recusal-self', 'recusal-chair'] as const;
type Deed = (typeof deeds)[number];
const paths = { conflict: 'conflicts', 'recusal-self': 'recusals', 'recusal-chair': 'recusals' } as const;
const by = { conflict: {}, 'recusal-self': { by: 'self' }, 'recusal-chair': { by: 'chair' } } as const;

interface Props {
  readonly sitting: string;
  readonly item: string;
  readonly voter: Outlook['voters'][number];
  readonly name: string;
}

export function Declare({ sitting, item, voter, name }: Props) {
  const { t } = useTranslation('sittings');
  const { person } = voter;
  const [asking, setAsking] = useState<Deed>();
  const abstain = useCommand((_: undefined, key) =>
    command(['sittings', sitting, 'abstentions'], { item, person }, key),
  );
  return (
    <>
      <Menu position="bottom-end" shadow="md">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={t('actions-on', { name })}>
            <IconDots size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {voter.isPresent && voter.said !== 'abstained' && (
            <Menu.Item onClick={() => abstain.mutate(undefined)}>{t('deed-abstain')}</Menu.Item>
          )}
          {deeds.map((deed) => (
            <Menu.Item key={deed} onClick={() => setAsking(deed)}>
              {t(`deed-${deed}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <RefusalNote error={abstain.error} />
      {asking && <Reason {...{ sitting, item, person, name }} deed={asking} close={() => setAsking(undefined)} />}
    </>
  );
}

interface ReasonProps extends Pick<Props, 'sitting' | 'item' | 'name'> {
  readonly person: string;
  readonly deed: Deed;
  close(): void;
}

function Reason({ sitting, item, person, name, deed, close }: ReasonProps) {
  const { t } = useTranslation(['sittings', 'commands']);
  const send = (values: Values, key: string) =>
    command(['sittings', sitting, paths[deed]], { item, person, ...reasonIn(values), ...by[deed] }, key);
  return (
    <Modal opened onClose={close} title={`${t(`deed-${deed}`)}: ${name}`}>
      <CommandForm
        name={`${deed}.${sitting}.${item}.${person}`}
        fields={[reasonField(t)]}
        submit={t('record')}
        {...{ send }}
        onDone={close}
        onCancel={close}
      />
    </Modal>
  );
}
