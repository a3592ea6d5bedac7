// A case file as a list of facts with names, so that two of them can be held against each other. Pure but for the words.
import type { TFunction } from 'i18next';
import { type CaseFile, nameOfPerson } from '../../../api/case-file.js';
import { dayText, timeText } from '../../../texts/times.js';
import { inLanguage } from '../../../texts/titles.js';
import type { Titles } from '../words/titles.js';

export interface Fact {
  readonly key: string;
  readonly name: string;
  readonly value: string;
}

export function factsOf(
  file: CaseFile,
  { t, titles, cohort }: { t: TFunction; titles: Titles; cohort: string },
): Fact[] {
  const person = (id: string) => nameOfPerson(file, id);
  const fact = (key: string, name: string, value: string): Fact => ({ key, name, value });
  const score = (hundredths: number) => (hundredths / 100).toLocaleString(undefined);
  const members = file.members.filter(({ until }) => until === null).map((each) => person(each.person));
  const regions = file.regions.filter(({ until }) => until === null).map((each) => titles.region(each.region));
  return [
    fact('name', t('auditor:case.name'), file.name),
    fact('seat', t('auditor:case.seat'), t(`domain:seat-${file.seat.status}`)),
    fact('regions', t('auditor:case.regions'), regions.join(', ')),
    fact('lead', t('auditor:case.lead'), titles.region(file.leadRegion)),
    fact('members', t('auditor:case.members'), members.join(', ')),
    fact('project', t('auditor:case.project'), file.project.title),
    ...file.stages.map(({ stage, title, status, since }) =>
      fact(
        `stage ${stage}`,
        t('auditor:case.stage', { stage: inLanguage(title) }),
        `${t(`auditor:stage-status.${status}`)}${since ? `, ${dayText(since)}` : ''}`,
      ),
    ),
    ...file.attendance.map(({ session, title, recorded }) =>
      fact(
        `session ${session}`,
        title ? inLanguage(title) : session,
        recorded
          ? `${t('auditor:case.present', { count: recorded.present.length })}, ${t(recorded.counts ? 'auditor:case.counts' : 'auditor:case.not-counts')}`
          : t('auditor:case.not-recorded'),
      ),
    ),
    ...file.tests.map(({ stage, attempt, score: reached }) =>
      fact(
        `test ${stage} ${attempt}`,
        t('auditor:case.test', { stage: titles.stage(cohort, stage), attempt }),
        reached === null ? t('auditor:case.by-member') : score(reached),
      ),
    ),
    ...file.remarks.map(({ remark, text, status }) =>
      fact(`remark ${remark}`, t('auditor:case.remark', { text }), t(`auditor:remark-status.${status}`)),
    ),
    ...file.defenses.map(({ stage, round, verdict, total, annulled }) =>
      fact(
        `defense ${stage} ${round}`,
        t('auditor:case.defense', { stage: titles.stage(cohort, stage), round }),
        [t(`decisions:verdict.${verdict}`), total && score(total.shown), annulled && t('auditor:case.annulled')]
          .filter(Boolean)
          .join(', '),
      ),
    ),
    ...file.registry.map(({ registry, number, removed }) =>
      fact(
        `registry ${registry}`,
        t('auditor:case.registry'),
        removed ? t('auditor:case.removed', { number }) : number,
      ),
    ),
    fact('outcomes', t('auditor:case.outcomes'), String(file.outcomes.length)),
  ];
}

/** What is known of a moment, for a heading. */
export const momentText = (asOf: CaseFile['asOf']): string | undefined =>
  asOf?.time ? timeText(asOf.time) : undefined;
