// A closed item: what was frozen with it, the decision that rests on it, and dissents until the protocol is signed.
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { caseFile } from '../../../api/case-file.js';
import { useMe } from '../../../session/use-me.js';
import { scoreText } from '../../../texts/times.js';
import { Sheets } from '../../operator/team/sheets.js';
import type { AgendaNames } from '../agenda-names.js';
import { Dissents } from './dissents.js';
import { Ready } from './ready.js';
import type { Item, Sitting } from './use-sitting.js';
import { Verdict, verdictOn } from './verdict.js';
import styles from './sitting.module.css';

type Frozen = NonNullable<Item['closed']>;

interface Props {
  readonly sitting: Sitting;
  readonly item: Item;
  readonly closed: Frozen;
  readonly names: AgendaNames;
}

export function Closed({ sitting, item, closed, names }: Props) {
  const { t } = useTranslation('sittings');
  const { mayWorkOn } = useMe();
  const [after, decidedAt] = useState<string>();
  const { data: file } = useQuery(caseFile(item.cohort, item.team, after));
  const verdict = file && verdictOn(file, sitting.minutes.sitting, item.item);
  const rules = names.rulesOf(item);
  const kind = rules?.kind;
  const { nameOf } = sitting;
  const said = [
    { text: 'frozen-conflict', who: closed.inConflict },
    { text: 'frozen-recused', who: closed.recused },
    { text: 'frozen-abstained', who: closed.abstained },
  ].filter(({ who }) => who.length > 0);
  return (
    <>
      <p>{t('was-present', closed.quorum)}</p>
      {said.map(({ text, who }) => (
        <p key={text} className="quiet">
          {t(text, { who: who.map(nameOf).join(', ') })}
        </p>
      ))}
      <Sheets sheets={closed.sheets} criteria={rules?.criteria ?? []} nameOf={nameOf} />
      {verdict && (
        <p className={styles.verdict} data-verdict={verdict.verdict} role="status">
          {t(`verdict-${verdict.verdict}`)}
          {verdict.total !== null && ` — ${scoreText(verdict.total)}`}
        </p>
      )}
      {file && !verdict && mayWorkOn('sitting') && kind === 'defense' && (
        <Verdict sitting={sitting.minutes.sitting} stage={names.today(item)} {...{ item, decidedAt }} />
      )}
      {file && !verdict && mayWorkOn('sitting') && kind === 'pre-defense' && (
        <Ready stage={names.today(item)} {...{ sitting, item, decidedAt }} />
      )}
      <Dissents {...{ sitting, item }} />
    </>
  );
}
