// A sitting for whoever keeps its minutes: who is in the room, the agenda with its quorums, the team under discussion.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams, useSearchParams } from 'react-router';
import { Coming } from '../../../commands/coming.js';
import { timeText } from '../../../texts/times.js';
import { useAgendaNames } from '../agenda-names.js';
import { useCommissionTitle } from '../commissions.js';
import { Agenda } from './agenda.js';
import { Discussion } from './discussion.js';
import { Protocol } from './protocol.js';
import { Room } from './room.js';
import { type Sitting, useSitting } from './use-sitting.js';
import styles from './sitting.module.css';

export function Component() {
  const { sitting: id = '' } = useParams();
  const { sitting, error } = useSitting(id);
  return sitting ? <Page sitting={sitting} /> : <Coming error={error} />;
}

function Page({ sitting }: { sitting: Sitting }) {
  const { t } = useTranslation('sittings');
  const { minutes } = sitting;
  const names = useAgendaNames(minutes.items);
  const titleOf = useCommissionTitle();
  const [params, setParams] = useSearchParams();
  // What was under discussion on arrival stays so when it is closed: its decision comes then.
  const [first] = useState(() => minutes.items.find(({ status }) => status === 'open') ?? minutes.items[0]);
  const chosen = params.get('item') ?? first?.item;
  const item = minutes.items.find((each) => each.item === chosen);
  return (
    <div className={styles.page}>
      <div>
        <Link to="/sittings" className={styles.back}>
          {t('sittings')}
        </Link>
        <h1>{titleOf(minutes.commission)}</h1>
        <p className="quiet">{timeText(minutes.startsAt)}</p>
      </div>
      <div className={styles.hall}>
        <div className={styles.side}>
          <Agenda
            {...{ sitting, names }}
            chosen={item?.item}
            choose={(chosen) => setParams({ item: chosen }, { replace: true })}
          />
          <Protocol minutes={minutes} />
        </div>
        {item && <Discussion key={item.item} {...{ sitting, item, names }} />}
        <Room sitting={sitting} />
      </div>
    </div>
  );
}
