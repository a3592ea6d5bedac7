// An item is taken off the agenda, with a reason.
import { Button, Popover, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { command } from '../../../api/command.js';
import { RefusalNote } from '../../../commands/refusal-note.js';
import { useCommand } from '../../../commands/use-command.js';

export function Withdraw({ sitting, item }: { sitting: string; item: string }) {
  const { t } = useTranslation('sittings');
  const [reason, setReason] = useState('');
  const withdraw = useCommand((because: string, key) =>
    command(['sittings', sitting, 'items', item, 'withdraw'], { reason: because }, key),
  );
  return (
    <Popover width={320} trapFocus position="bottom-start" shadow="md">
      <Popover.Target>
        <Button variant="subtle" color="gray">
          {t('withdraw-item')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Textarea
          label={t('reason')}
          autosize
          minRows={2}
          value={reason}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
        />
        <RefusalNote error={withdraw.error} />
        <Button
          mt={8}
          size="xs"
          disabled={!reason.trim()}
          loading={withdraw.isPending}
          onClick={() => withdraw.mutate(reason.trim())}
        >
          {t('withdraw-item')}
        </Button>
      </Popover.Dropdown>
    </Popover>
  );
}
