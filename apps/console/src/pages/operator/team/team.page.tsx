// A team's case file: who they are, where they stand, and everything that was recorded, live.
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { Coming } from '../../../commands/coming.js';
import { caseFile, type CaseFile } from '../../../api/case-file.js';
import type { Decided } from '../../../api/command.js';
import { useLive } from '../../../live/use-live.js';
import { useMe } from '../../../session/use-me.js';
import type { Row } from '../board/board.js';
import { seeTeam } from '../board/seen.js';
import styles from '../operator.module.css';
import { RiskText } from '../risk-text.js';
import { Attendance } from './attendance.js';
import { Composition } from './composition.js';
import { Deeds } from './deeds/panel.js';
import { Remarks } from './remarks.js';
import { Results } from './results.js';
import { Stages } from './stages.js';
import { useTeamWords } from './team-words.js';
import own from './team.module.css';
import { Timeline } from './timeline.js';

/** The team as the board has it. */
interface OnBoard {
  readonly position: string;
  readonly row: Row;
}
const whole = (_: OnBoard, change: OnBoard): OnBoard => change;
const teamStream = (cohort: string, team: string): string =>
  `/api/v1/cohorts/${encodeURIComponent(cohort)}/teams/${encodeURIComponent(team)}/stream`;

export function Component() {
  const { cohort = '', team = '' } = useParams();
  const { data: live } = useLive<OnBoard>(teamStream(cohort, team), whole);
  const row = live?.row;
  const [done, setDone] = useState<Decided>();
  useEffect(() => {
    if (row) seeTeam(cohort, row);
  }, [cohort, row]);
  const after = later(live?.position, done?.position);
  // Asked again whenever the team moves on its board, and never at an earlier place than what is known of it.
  const { data: file, error } = useQuery({
    ...caseFile(cohort, team, after),
    placeholderData: (before: CaseFile | undefined) => (before?.team === team ? before : undefined),
  });
  if (!file) return <Coming error={error} />;
  return <Whole key={`${cohort} ${team}`} {...{ file, row, after, done, setDone }} />;
}

interface WholeProps {
  readonly file: CaseFile;
  readonly row: Row | undefined;
  readonly after: string | undefined;
  readonly done: Decided | undefined;
  setDone(answer: Decided): void;
}

function Whole({ file, row, after, done, setDone }: WholeProps) {
  const { mayWorkOn } = useMe();
  return (
    <div className={styles.page}>
      <Head file={file} />
      {row && row.risks.length > 0 && (
        <ul className={styles.warning}>
          {row.risks.map((risk) => (
            <li key={risk.risk + risk.stage}>
              <RiskText risk={risk} stages={row.stages} />
            </li>
          ))}
        </ul>
      )}
      <Stages file={file} deadline={row?.nextDeadline} />
      <Deeds file={file} onDone={setDone} />
      {done && <Done {...{ file, done }} />}
      <div className={own.case}>
        <div className={own.matters}>
          <Composition file={file} />
          <Remarks file={file} />
          <Results file={file} />
          <Attendance file={file} />
        </div>
        {mayWorkOn('history') && <Timeline {...{ file, after }} />}
      </div>
    </div>
  );
}

/** What was recorded just now, in the words of the log. */
function Done({ file, done }: { file: CaseFile; done: Decided }) {
  const { t } = useTranslation('deeds');
  const words = useTeamWords(file);
  return (
    <p className={styles.done} role="status">
      {t('done', { what: done.events.map((event) => words.event(event, file.cohort)).join('; ') })}
    </p>
  );
}

const later = (a: string | undefined, b: string | undefined) => (!a || (b && b > a) ? b : a);

function Head({ file }: { file: CaseFile }) {
  const { t } = useTranslation(['operator', 'domain']);
  const { mayWorkOn, role } = useMe();
  const isTheirs = role === 'team';
  const { cohort, team, name, project, seat } = file;
  return (
    <div className={styles.top}>
      <div>
        {isTheirs ? (
          <p className="quiet">{file.cohortTitle}</p>
        ) : (
          <Link to={`/operator/cohorts/${cohort}`} className={styles.back}>
            {file.cohortTitle}
          </Link>
        )}
        <h1>{name}</h1>
        <p className="quiet">
          {t(`domain:project-${project.kind}`)}: {project.title}
          {seat.status !== 'enrolled' && ` · ${t(`domain:seat-${seat.status}`)}`}
        </p>
      </div>
      {mayWorkOn('history') && !isTheirs && <Link to={`/auditor/teams/${cohort}/${team}`}>{t('history')}</Link>}
    </div>
  );
}
