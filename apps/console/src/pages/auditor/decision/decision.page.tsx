// One decision with its receipt: who, when, on which facts, under which rules, and what came of it.
import { Button } from '@mantine/core';
import { IconDownload, IconPrinter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { type Answers, api, well } from '../../../api/client.js';
import { Loading } from '../../../shell/loading.js';
import styles from '../auditor.module.css';
import { Problem } from '../problem.js';
import { type DecisionWords, useDecisionWords } from '../words/decision-words.js';
import { useTitles } from '../words/titles.js';
import { Basis, Rules } from './grounds.js';
import { Outcome } from './outcome.js';
import { Receipt } from './receipt.js';

export type Found = Answers['DecisionWithReceiptDto'];
export interface About {
  readonly found: Found;
  readonly words: DecisionWords;
}

export function Component() {
  const { decision = '' } = useParams();
  const { data, error } = useQuery({
    queryKey: ['decision', decision],
    queryFn: () => well(api.GET('/api/v1/decisions/{decision}', { params: { path: { decision } } })),
  });
  if (error) return <Problem error={error} />;
  return data ? <Decision found={data} /> : <Loading />;
}

function Decision({ found }: { found: Found }) {
  const { t } = useTranslation('auditor');
  const words = useDecisionWords(useTitles([found.cohort]), found.people);
  const subject = words.subject(found.stream);
  const about = { found, words };
  return (
    <div className={styles.sheet}>
      <div className={styles.top}>
        <p>
          <Link to="/auditor">{t('back')}</Link>
        </p>
        <h1>{t('decision-title', { command: words.command(found.command) })}</h1>
        <p>
          <span className="quiet">{subject.kind}</span>{' '}
          {subject.to ? <Link to={subject.to}>{subject.name}</Link> : subject.name}
        </p>
      </div>
      <div className={styles.actions}>
        <Export found={found} />
      </div>
      <Outcome {...about} />
      <div className={styles.columns}>
        <Receipt {...about} />
        <div className={styles.sheet}>
          <Rules {...about} />
          <Basis {...about} />
        </div>
      </div>
    </div>
  );
}

/** As the API gives it: a file, or by what a browser accepts a page to print. */
function Export({ found: { decision } }: { found: Found }) {
  const { t } = useTranslation('auditor');
  const address = `/api/v1/decisions/${decision}/export`;
  const save = async () => {
    const file = await (await fetch(address, { headers: { accept: 'application/json' } })).blob();
    const link = document.createElement('a');
    link.href = URL.createObjectURL(file);
    link.download = `decision-${decision}.json`;
    link.click();
    URL.revokeObjectURL(link.href);
  };
  return (
    <>
      <Button variant="default" leftSection={<IconDownload size={17} />} onClick={() => void save()}>
        {t('export-json')}
      </Button>
      <Button component="a" href={address} target="_blank" variant="default" leftSection={<IconPrinter size={17} />}>
        {t('export-page')}
      </Button>
    </>
  );
}
