// Attendance of one session at keyboard speed: arrows choose a team, digits say who was there, Enter records and goes on.
import { Button, Checkbox, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams, useSearchParams } from 'react-router';
import { Coming } from '../../../commands/coming.js';
import { caseFile, type CaseFile, membersAt, nameOfPerson } from '../../../api/case-file.js';
import { command } from '../../../api/command.js';
import { RefusalNote } from '../../../commands/refusal-note.js';
import { useCommand } from '../../../commands/use-command.js';
import { useLive } from '../../../live/use-live.js';
import { Loading } from '../../../shell/loading.js';
import { dayText } from '../../../texts/times.js';
import { useRegionName } from '../../../texts/use-region-name.js';
import { type Board, boardStream, withChange } from '../board/board.js';
import styles from '../operator.module.css';
import sheet from './attendance.module.css';
import { heldSessions } from './sessions.js';

export function Component() {
  const { cohort = '' } = useParams();
  const { data: board, error } = useLive<Board>(boardStream(cohort), withChange);
  return <div className={styles.narrow}>{board ? <Sheet board={board} /> : <Coming error={error} />}</div>;
}

function Sheet({ board }: { board: Board }) {
  const { t } = useTranslation('operator');
  const [params, setParams] = useSearchParams();
  const sessions = heldSessions(board);
  const chosen = sessions.find(({ session }) => session === params.get('session')) ?? sessions[0];
  const [at, setAt] = useState(0);
  const teams = board.teams;
  const team = teams[Math.min(at, teams.length - 1)];
  const move = (by: number) => setAt((before) => Math.max(0, Math.min(teams.length - 1, before + by)));
  return (
    <>
      <div>
        <Link to=".." relative="path" className={styles.back}>
          {board.title}
        </Link>
        <h1>{t('attendance')}</h1>
        <p className="quiet">{t('attendance-hint')}</p>
      </div>
      {!chosen || !team ? (
        <p className={styles.empty}>{t(chosen ? 'empty-all' : 'no-sessions-held')}</p>
      ) : (
        <>
          <Select
            label={t('session')}
            data={sessions.map(({ session, title, startsAt }) => ({
              value: session,
              label: `${title} — ${dayText(startsAt)}`,
            }))}
            value={chosen.session}
            onChange={(session) => session && setParams({ session }, { replace: true })}
            allowDeselect={false}
          />
          <Link to={`print?session=${encodeURIComponent(chosen.session)}`} className={styles.back}>
            {t('print-sheet')}
          </Link>
          <div className={sheet.sheet}>
            <ol className={sheet.teams} aria-label={t('teams')}>
              {teams.map((row, index) => (
                <li key={row.team}>
                  <button type="button" aria-current={index === at} onClick={() => setAt(index)}>
                    {row.name}
                  </button>
                </li>
              ))}
            </ol>
            <TeamSheet
              key={`${chosen.session} ${team.team}`}
              {...{ board, move }}
              team={team.team}
              session={chosen.session}
              startsAt={chosen.startsAt}
            />
          </div>
        </>
      )}
    </>
  );
}

interface TeamSheetProps {
  readonly board: Board;
  readonly team: string;
  readonly session: string;
  readonly startsAt: string;
  move(by: number): void;
}

function TeamSheet(props: TeamSheetProps) {
  const { data: file } = useQuery(caseFile(props.board.cohort, props.team));
  return file ? <Members {...props} file={file} /> : <Loading />;
}

function Members({ board, team, session, startsAt, file, move }: TeamSheetProps & { file: CaseFile }) {
  const { t } = useTranslation('operator');
  const nameOf = useRegionName();
  const members = membersAt(file, startsAt);
  const recorded = file.attendance.find((row) => row.session === session)?.recorded ?? null;
  const [present, setPresent] = useState<readonly string[]>(
    () => recorded?.present ?? members.map(({ person }) => person),
  );
  const toggle = (person: string) =>
    setPresent((before) => (before.includes(person) ? before.filter((each) => each !== person) : [...before, person]));
  const record = useCommand((who: readonly string[], key) =>
    command(['cohorts', board.cohort, 'teams', team, 'attendance'], { session, present: who }, key),
  );
  const send = () => !recorded && !record.isPending && record.mutate(present, { onSuccess: () => move(1) });
  const onKeyDown = (event: KeyboardEvent) => {
    const member = /^[1-9]$/.test(event.key) ? members[Number(event.key) - 1] : undefined;
    if (event.key === 'ArrowDown') move(1);
    else if (event.key === 'ArrowUp') move(-1);
    else if (event.key === 'Enter') send();
    else if (member && !recorded) toggle(member.person);
    else return;
    event.preventDefault();
  };
  return (
    <form
      className={sheet.members}
      aria-label={file.name}
      onKeyDown={onKeyDown}
      onSubmit={(event) => event.preventDefault()}
      ref={(form) => form?.querySelector<HTMLElement>('input, button')?.focus({ preventScroll: true })}
    >
      <h2>{file.name}</h2>
      {recorded && <p className={styles.done}>{t(recorded.counts ? 'recorded-counts' : 'recorded-not-enough')}</p>}
      {members.map(({ person, region, category }, index) => (
        <Checkbox
          key={person}
          label={`${index + 1}. ${nameOfPerson(file, person)}`}
          description={`${nameOf(region)} · ${t(`domain:category-${category}`)}`}
          checked={present.includes(person)}
          disabled={recorded !== null}
          onChange={() => toggle(person)}
        />
      ))}
      {members.length === 0 && <p className="quiet">{t('nobody-then')}</p>}
      <RefusalNote error={record.error} />
      {!recorded && (
        <Button onClick={send} loading={record.isPending}>
          {t('record-attendance', { count: present.length, of: members.length })}
        </Button>
      )}
    </form>
  );
}
