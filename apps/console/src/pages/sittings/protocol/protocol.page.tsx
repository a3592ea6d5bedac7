// The protocol of a sitting on paper: who was there, what was heard, what was decided, and who signs. Print says the rest.
import { Button } from '@mantine/core';
import { useQueries, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { Coming } from '../../../commands/coming.js';
import type { Answers } from '../../../api/client.js';
import { type CaseFile, caseFile } from '../../../api/case-file.js';
import { dayText, scoreText } from '../../../texts/times.js';
import { useRegionName } from '../../../texts/use-region-name.js';
import { type AgendaNames, useAgendaNames } from '../agenda-names.js';
import { useCommissionTitle } from '../commissions.js';
import { sittingOf } from '../questions.js';
import { verdictOn } from '../sitting/verdict.js';
import styles from './protocol.module.css';

type Sitting = Answers['SittingDto'];
type Item = Answers['ItemMinutesDto'];

export function Component() {
  const { sitting = '' } = useParams();
  const { data, error } = useQuery({
    queryKey: ['sitting', sitting, 'whole'],
    queryFn: () => sittingOf(sitting),
  });
  return data ? <Protocol sitting={data} /> : <Coming error={error} />;
}

function Protocol({ sitting }: { sitting: Sitting }) {
  const { t } = useTranslation(['sittings', 'domain']);
  const names = useAgendaNames(sitting.items);
  const titleOf = useCommissionTitle();
  const files = useQueries({ queries: sitting.items.map(({ cohort, team }) => caseFile(cohort, team)) });
  const nameOf = (person: string) => sitting.people[person]?.name ?? person;
  const came = new Set(sitting.movements.filter(({ moved }) => moved === 'in').map(({ person }) => person));
  const absent = sitting.roster.filter(({ person }) => !came.has(person));
  return (
    <>
      <div className={styles.actions}>
        <Link to={`/sittings/${sitting.sitting}`}>{titleOf(sitting.commission)}</Link>
        <Button onClick={() => window.print()}>{t('print')}</Button>
      </div>
      <article className={styles.paper}>
        <h1>
          {sitting.protocol ? t('protocol-title', { number: sitting.protocol.number }) : t('protocol-draft')}
          <small>
            {t('protocol-of', { day: dayText(sitting.startsAt) })} · {titleOf(sitting.commission)}
          </small>
        </h1>
        <People
          title={t('protocol-present')}
          roster={sitting.roster.filter(({ person }) => came.has(person))}
          {...{ nameOf }}
        />
        {absent.length > 0 && <People title={t('protocol-absent')} roster={absent} {...{ nameOf }} />}
        <ol className={styles.items}>
          {sitting.items.map((item, index) => (
            <Heard key={item.item} {...{ item, names, nameOf }} sitting={sitting.sitting} file={files[index]?.data} />
          ))}
        </ol>
        <Signatures roster={sitting.roster} nameOf={nameOf} />
      </article>
    </>
  );
}

interface PeopleProps {
  readonly title: string;
  readonly roster: Sitting['roster'];
  nameOf(person: string): string;
}

function People({ title, roster, nameOf }: PeopleProps) {
  const { t } = useTranslation('domain');
  const nameOfRegion = useRegionName();
  return (
    <section>
      <h2>{title}</h2>
      <ul>
        {roster.map(({ person, role, region, organization }) => (
          <li key={person}>
            {[nameOf(person), t(`commission-${role}`), region && nameOfRegion(region), organization]
              .filter(Boolean)
              .join(', ')}
          </li>
        ))}
      </ul>
    </section>
  );
}

interface HeardProps extends Pick<PeopleProps, 'nameOf'> {
  readonly item: Item;
  readonly names: AgendaNames;
  readonly sitting: string;
  readonly file: CaseFile | undefined;
}

function Heard({ item, names, sitting, file, nameOf }: HeardProps) {
  const { t } = useTranslation('sittings');
  const verdict = file && verdictOn(file, sitting, item.item);
  const remarks = file?.remarks.filter(({ stage, round }) => stage === names.today(item) && round === item.round) ?? [];
  const { closed, withdrawn, dissents } = item;
  return (
    <li>
      <h2>
        {names.team(item)}
        <small>
          {names.stage(item)} · {names.cohort(item)}
        </small>
      </h2>
      {withdrawn && <p>{t('withdrawn-because', withdrawn)}</p>}
      {closed && <p>{t('protocol-quorum', closed.quorum)}</p>}
      {closed && closed.inConflict.length > 0 && (
        <p>{t('frozen-conflict', { who: closed.inConflict.map(nameOf).join(', ') })}</p>
      )}
      {closed && closed.recused.length > 0 && (
        <p>{t('frozen-recused', { who: closed.recused.map(nameOf).join(', ') })}</p>
      )}
      {closed && closed.abstained.length > 0 && (
        <p>{t('frozen-abstained', { who: closed.abstained.map(nameOf).join(', ') })}</p>
      )}
      {closed && (
        <p>
          <b>
            {t('protocol-decided')}: {verdict ? t(`verdict-${verdict.verdict}`) : t('protocol-not-decided')}
          </b>
          {verdict && verdict.total !== null && ` ${t('protocol-total', { total: scoreText(verdict.total) })}`}
          {verdict?.until && `, ${t('protocol-until', { day: dayText(verdict.until) })}`}
        </p>
      )}
      {remarks.map(({ remark, author, text }) => (
        <p key={remark}>
          {text} <small>({nameOf(author)})</small>
        </p>
      ))}
      {dissents.map(({ person, text }) => (
        <p key={person + text}>
          {t('dissent')} ({nameOf(person)}): {text}
        </p>
      ))}
    </li>
  );
}

function Signatures({ roster, nameOf }: Pick<PeopleProps, 'roster' | 'nameOf'>) {
  const { t } = useTranslation('sittings');
  const sign = (['chair', 'secretary'] as const).flatMap((role) => {
    const found = roster.find((each) => each.role === role);
    return found ? { role, name: nameOf(found.person) } : [];
  });
  return (
    <footer className={styles.signatures}>
      {sign.map(({ role, name }) => (
        <p key={role}>
          {t(`signature-${role}`)} <i /> {name}
        </p>
      ))}
    </footer>
  );
}
