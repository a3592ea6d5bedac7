// One event that nobody can project: what stands still because of it, trying it again, and giving it up with a reason.
import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, well } from '../../../api/client.js';
import { CommandForm } from '../../../commands/command-form.js';
import type { Values } from '../../../commands/fields.js';
import { reasonField, reasonIn } from '../../../commands/reason.js';
import { RefusalNote } from '../../../commands/refusal-note.js';
import { numberText } from '../../../texts/times.js';
import styles from '../admin.module.css';
import { allProjections, type Obstacle, placeOf, reasonKey } from './projections.js';
import { useKeyName } from './use-key-name.js';

export function ObstacleCard({ obstacle: { key, projections } }: { obstacle: Obstacle }) {
  const { t } = useTranslation(['admin', 'decisions']);
  const [isSkipping, setIsSkipping] = useState(false);
  const queries = useQueryClient();
  const name = useKeyName(key);
  const onSettled = () => queries.invalidateQueries(allProjections);
  const retry = useMutation({
    mutationFn: async () => {
      for (const projection of projections)
        await well(
          api.POST('/api/v1/admin/projections/{name}/retry', {
            params: { path: { name: projection }, query: { key: key.key } },
          }),
        );
    },
    onSettled,
  });
  const type = t(`decisions:event.${key.type}`, { defaultValue: '', title: '', name: '' });
  return (
    <article className={`card ${styles.matter}`} data-parked={key.key}>
      <h3>{name}</h3>
      <p>{t(`reason-${reasonKey(key)}`, { type: type && !/\{\{/.test(type) ? type : key.type })}</p>
      <p className="quiet">
        {t('stopped-models', { models: projections.map((each) => t(`model.${each}`, each)).join(', ') })}
      </p>
      <p className={styles.sub}>
        {t('obstacle-facts', { place: numberText(placeOf(key.position) ?? 0), attempts: key.attempts })}{' '}
        <span className={styles.code}>
          {key.stream} · {key.type} · {key.reason}
        </span>
      </p>
      {retry.isSuccess && !retry.isPending && <p role="status">{t('still-stands')}</p>}
      <RefusalNote error={retry.error} />
      {isSkipping ? (
        <SkipForm obstacle={{ key, projections }} onClose={() => setIsSkipping(false)} />
      ) : (
        <div className={styles.actions}>
          <Button variant="default" loading={retry.isPending} onClick={() => retry.mutate()}>
            {t('retry')}
          </Button>
          <Button variant="subtle" color="red" onClick={() => setIsSkipping(true)}>
            {t('skip')}
          </Button>
        </div>
      )}
    </article>
  );
}

function SkipForm({ obstacle: { key, projections }, onClose }: { obstacle: Obstacle; onClose(): void }) {
  const { t } = useTranslation(['admin', 'commands']);
  const skip = async (values: Values) => {
    const body = { position: key.position, ...reasonIn(values) };
    for (const name of projections)
      await well(api.POST('/api/v1/admin/projections/{name}/skip', { params: { path: { name } }, body }));
  };
  return (
    <CommandForm
      name={`skip.${key.position}`}
      warning={t('skip-means')}
      fields={[{ ...reasonField(t), hint: t('skip-reason-hint') }]}
      submit={t('skip-do')}
      isGrave
      send={skip}
      onCancel={onClose}
    />
  );
}
