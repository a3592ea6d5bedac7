// Asking for a build: what it does, and that nobody is shown less meanwhile.
import { Button, Modal } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api, well } from '../../../api/client.js';
import { RefusalNote } from '../../../commands/refusal-note.js';
import styles from '../admin.module.css';
import { allProjections } from './projections.js';

export interface Rebuild {
  /** Undefined: all of them. */
  readonly projection: string | undefined;
  readonly isBack: boolean;
}

const ask = async ({ projection: name, isBack: back }: Rebuild): Promise<unknown> =>
  name === undefined
    ? well(api.POST('/api/v1/admin/projections/rebuild', { params: { query: { back } } }))
    : well(api.POST('/api/v1/admin/projections/{name}/rebuild', { params: { path: { name }, query: { back } } }));

export function Rebuilding({ asked, onClose }: { asked: Rebuild | undefined; onClose(): void }) {
  const { t } = useTranslation('admin');
  const queries = useQueryClient();
  const rebuild = useMutation({
    mutationFn: ask,
    onSuccess: async () => {
      onClose();
      await queries.invalidateQueries(allProjections);
    },
  });
  const verb = asked?.isBack ? 'go-back' : asked?.projection === undefined ? 'rebuild-all' : 'rebuild';
  const close = () => {
    rebuild.reset();
    onClose();
  };
  return (
    <Modal
      opened={asked !== undefined}
      onClose={close}
      title={t(verb)}
      closeButtonProps={{ 'aria-label': t('shell:close') }}
      centered
    >
      {asked && (
        <div className={styles.form}>
          {asked.projection && <p>«{t(`model.${asked.projection}`, { defaultValue: asked.projection })}»</p>}
          <p className="quiet">{t(asked.isBack ? 'go-back-means' : 'rebuild-means')}</p>
          <RefusalNote error={rebuild.error} />
          <div className={styles.actions}>
            <Button loading={rebuild.isPending} onClick={() => rebuild.mutate(asked)} data-autofocus>
              {t(asked.isBack ? 'go-back-do' : 'rebuild-do')}
            </Button>
            <Button variant="default" onClick={close}>
              {t('leave-it')}
            </Button>
          </div>
        </div>
      )}
    </Modal>
  );
}
