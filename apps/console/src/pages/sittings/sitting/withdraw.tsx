// An item is taken off the agenda, with a reason.
import { Button, Popover } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { command } from '../../../api/command.js';
import { CommandForm } from '../../../commands/command-form.js';
import { reasonField, reasonIn } from '../../../commands/reason.js';

export function Withdraw({ sitting, item }: { sitting: string; item: string }) {
  const { t } = useTranslation(['sittings', 'commands']);
  return (
    <Popover width={320} trapFocus position="bottom-start" shadow="md">
      <Popover.Target>
        <Button variant="subtle" color="gray">
          {t('withdraw-item')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <CommandForm
          name={`withdraw.${sitting}.${item}`}
          fields={[reasonField(t)]}
          submit={t('withdraw-item')}
          send={(values, key) => command(['sittings', sitting, 'items', item, 'withdraw'], reasonIn(values), key)}
        />
      </Popover.Dropdown>
    </Popover>
  );
}
