// The sheet of one session on paper: every team with those who were members on its day, to be ticked by hand, or as recorded.
import { Button, Progress } from '@mantine/core';
import { useQueries, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams, useSearchParams } from 'react-router';
import { Coming } from '../../../commands/coming.js';
import { type CaseFile, caseFile, membersAt, nameOfPerson } from '../../../api/case-file.js';
import { board as boardOf } from '../../../api/queries.js';
import { dayText } from '../../../texts/times.js';
import { useRegionName } from '../../../texts/use-region-name.js';
import type { Board } from '../board/board.js';
import paper from '../../sittings/protocol/protocol.module.css';
import styles from './print.module.css';
import { heldSessions } from './sessions.js';

export function Component() {
  const { cohort = '' } = useParams();
  const { data: board, error } = useQuery(boardOf(cohort));
  return board ? <Sheet board={board} /> : <Coming error={error} />;
}

function Sheet({ board }: { board: Board }) {
  const { t } = useTranslation('operator');
  const [params] = useSearchParams();
  const sessions = heldSessions(board);
  const chosen = sessions.find(({ session }) => session === params.get('session')) ?? sessions[0];
  const files = useQueries({ queries: board.teams.map(({ team }) => caseFile(board.cohort, team)) });
  const there = files.flatMap(({ data }) => data ?? []);
  if (!chosen) return <p className="quiet">{t('no-sessions-held')}</p>;
  const { session, title, startsAt } = chosen;
  const isWhole = there.length === files.length;
  return (
    <>
      <div className={paper.actions}>
        <Link to={`../attendance?session=${encodeURIComponent(session)}`} relative="path">
          {t('attendance')}
        </Link>
        <Button disabled={!isWhole} onClick={() => window.print()}>
          {t('print')}
        </Button>
      </div>
      {isWhole ? (
        <article className={paper.paper}>
          <h1>
            {t('attendance-sheet')}
            <small>
              {title} · {dayText(startsAt)} · {board.title}
            </small>
          </h1>
          <table className={styles.sheet}>
            <thead>
              <tr>
                <th>{t('column-team')}</th>
                <th>{t('member')}</th>
                <th>{t('region')}</th>
                <th>{t('was-there')}</th>
              </tr>
            </thead>
            {there.map((file) => (
              <Team key={file.team} {...{ file, session, startsAt }} />
            ))}
          </table>
        </article>
      ) : (
        <Progress value={(100 * there.length) / Math.max(1, files.length)} aria-label={t('attendance-sheet')} />
      )}
    </>
  );
}

interface TeamProps {
  readonly file: CaseFile;
  readonly session: string;
  readonly startsAt: string;
}

function Team({ file, session, startsAt }: TeamProps) {
  const { t } = useTranslation('operator');
  const nameOf = useRegionName();
  const members = membersAt(file, startsAt);
  const recorded = file.attendance.find((row) => row.session === session)?.recorded ?? null;
  const mark = (person: string) => {
    if (!recorded) return <i className={styles.box} />;
    const how = (['present', 'remote', 'excused', 'absent'] as const).find((each) => recorded[each].includes(person));
    return how ? t(`presence-${how}`) : '—';
  };
  return (
    <tbody data-team={file.team}>
      {members.map(({ person, region }, index) => (
        <tr key={person}>
          {index === 0 && <th rowSpan={members.length}>{file.name}</th>}
          <td>{nameOfPerson(file, person)}</td>
          <td>{nameOf(region)}</td>
          <td>{mark(person)}</td>
        </tr>
      ))}
    </tbody>
  );
}
