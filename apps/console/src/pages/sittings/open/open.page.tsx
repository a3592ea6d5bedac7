// A sitting is called: a commission, a time, and the teams whose stage is open.
import { Button, MultiSelect, Select, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import type { Answers } from '../../../api/client.js';
import { command } from '../../../api/command.js';
import { board as boardOf, cohorts } from '../../../api/queries.js';
import { RefusalNote } from '../../../commands/refusal-note.js';
import { useCommand } from '../../../commands/use-command.js';
import { useDraft } from '../../../commands/use-draft.js';
import { Loading } from '../../../shell/loading.js';
import { inLanguage } from '../../../texts/titles.js';
import { stagesIn } from '../../operator/charter.js';
import form from '../../operator/operator.module.css';
import { commissions } from '../commissions.js';
import { sittingOf } from '../questions.js';
import { agendaOf } from './agenda.js';

const empty = { commission: '', startsAt: '', cohort: '', stage: '', teams: [] as readonly string[] };
type Draft = typeof empty;

export function Component() {
  const { t } = useTranslation('sittings');
  const appointed = useQuery(commissions).data?.items;
  const running = useQuery(cohorts()).data?.items.filter(({ closed }) => !closed);
  return (
    <div className={form.narrow}>
      <div>
        <Link to="/sittings" className={form.back}>
          {t('sittings')}
        </Link>
        <h1>{t('open-sitting')}</h1>
      </div>
      {!appointed || !running ? (
        <Loading />
      ) : appointed.length === 0 ? (
        <p className={form.empty}>{t('no-commissions')}</p>
      ) : (
        <Form appointed={appointed} running={running} />
      )}
    </div>
  );
}

interface FormProps {
  readonly appointed: readonly Answers['CommissionDto'][];
  readonly running: readonly { readonly cohort: string; readonly title: string }[];
}

function Form({ appointed, running }: FormProps) {
  const { t } = useTranslation('sittings');
  const [draft, change, clear] = useDraft<Draft>('sitting', empty);
  const queries = useQueryClient();
  const navigate = useNavigate();
  const opening = useCommand(async (given: Draft, key) => {
    const { commission, startsAt } = given;
    const agenda = await agendaOf(given, queries);
    return command(['sittings'], { commission, startsAt: new Date(startsAt).toISOString(), agenda }, key);
  });
  const isComplete = draft.commission && draft.startsAt && draft.stage && draft.teams.length > 0;
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!isComplete || opening.isPending) return;
    opening.mutate(draft, {
      onSuccess: async ({ events, position: after }) => {
        clear();
        const { sitting } = (events[0] as (typeof events)[number]).data as { sitting: string };
        await sittingOf(sitting, after);
        await navigate(`/sittings/${sitting}`);
      },
    });
  };
  return (
    <form className={`card ${form.form}`} onSubmit={send}>
      <div className={form.pair}>
        <Select
          label={t('commission')}
          data={appointed.map(({ commission, title }) => ({ value: commission, label: inLanguage(title) }))}
          value={draft.commission || null}
          onChange={(commission) => change({ commission: commission ?? '' })}
          required
        />
        <TextInput
          label={t('starts-at')}
          type="datetime-local"
          value={draft.startsAt}
          onChange={({ currentTarget }) => change({ startsAt: currentTarget.value })}
          required
        />
      </div>
      <Select
        label={t('cohort')}
        data={running.map(({ cohort, title }) => ({ value: cohort, label: title }))}
        value={draft.cohort || null}
        onChange={(cohort) => change({ cohort: cohort ?? '', stage: '', teams: [] })}
        required
      />
      {draft.cohort && <Teams {...{ draft, change }} />}
      <RefusalNote error={opening.error} />
      <div className={form.actions}>
        <Button type="submit" disabled={!isComplete} loading={opening.isPending}>
          {t('open-sitting')}
        </Button>
      </div>
    </form>
  );
}

function Teams({ draft, change }: { draft: Draft; change(part: Partial<Draft>): void }) {
  const { t } = useTranslation('sittings');
  const { cohort, stage, teams } = draft;
  const { data: board } = useQuery(boardOf(cohort));
  if (!board) return <Loading />;
  const heard = stagesIn(board.charter).filter(({ kind }) => kind === 'pre-defense' || kind === 'defense');
  const ready = board.teams.filter((row) => row.stages.some((each) => each.stage === stage && each.status === 'open'));
  return (
    <>
      <Select
        label={t('stage')}
        data={heard.map(({ id, title }) => ({ value: id, label: inLanguage(title) }))}
        value={stage || null}
        onChange={(chosen) => change({ stage: chosen ?? '', teams: [] })}
        required
      />
      {stage && (
        <MultiSelect
          label={t('teams')}
          description={ready.length > 0 ? t('teams-hint') : t('no-open-teams')}
          data={ready.map(({ team, name }) => ({ value: team, label: name }))}
          value={[...teams]}
          onChange={(chosen) => change({ teams: chosen })}
          searchable
          required
        />
      )}
    </>
  );
}
