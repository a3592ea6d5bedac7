// A team's case file: who they are, where they stand, and everything that was recorded, live with the board of its cohort.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { caseFile, type CaseFile } from '../../../api/case-file.js';
import { useLive } from '../../../live/use-live.js';
import { useMe } from '../../../session/use-me.js';
import { Loading } from '../../../shell/loading.js';
import { type Board, boardStream, withChange } from '../board/board.js';
import styles from '../operator.module.css';
import { RiskText } from '../risk-text.js';
import { Attendance } from './attendance.js';
import { Composition } from './composition.js';
import { Remarks } from './remarks.js';
import { Results } from './results.js';
import { Stages } from './stages.js';

export function Component() {
  const { cohort = '', team = '' } = useParams();
  const { data: board } = useLive<Board>(boardStream(cohort), withChange);
  const row = board && [...board.teams, ...board.waiting, ...board.withdrawn].find((each) => each.team === team);
  // Asked again whenever the board says that the team moved, and never at an earlier place than the board shows.
  const { data: file } = useQuery({
    ...caseFile(cohort, team, row && board?.position),
    queryKey: ['case-file', cohort, team, row?.movedAt ?? ''],
    placeholderData: (before: CaseFile | undefined) => (before?.team === team ? before : undefined),
  });
  if (!file) return <Loading />;
  return (
    <div className={styles.page}>
      <Head file={file} cohortTitle={board?.title} />
      {row && row.risks.length > 0 && (
        <ul className={styles.warning}>
          {row.risks.map((risk) => (
            <li key={risk.risk + risk.stage}>
              <RiskText risk={risk} stages={row.stages} />
            </li>
          ))}
        </ul>
      )}
      <Stages file={file} />
      <div className={styles.columns}>
        <Composition file={file} />
        <Remarks file={file} />
        <Results file={file} charter={board?.charter} />
        <Attendance file={file} />
      </div>
    </div>
  );
}

function Head({ file, cohortTitle }: { file: CaseFile; cohortTitle: string | undefined }) {
  const { t } = useTranslation(['operator', 'domain']);
  const { mayWorkOn } = useMe();
  const { cohort, team, name, project, seat } = file;
  return (
    <div className={styles.top}>
      <div>
        <Link to={`/operator/cohorts/${cohort}`} className={styles.back}>
          {cohortTitle ?? t('cohort')}
        </Link>
        <h1>{name}</h1>
        <p className="quiet">
          {t(`domain:project-${project.kind}`)}: {project.title}
          {seat.status !== 'enrolled' && ` · ${t(`domain:seat-${seat.status}`)}`}
        </p>
      </div>
      {mayWorkOn('history') && <Link to={`/auditor/teams/${cohort}/${team}`}>{t('history')}</Link>}
    </div>
  );
}
