// Who is in the room: a click or Space says that somebody came or left.
import { Button, Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { command } from '../../../api/command.js';
import { RefusalNote } from '../../../commands/refusal-note.js';
import { useCommand } from '../../../commands/use-command.js';
import { useMe } from '../../../session/use-me.js';
import { useRegionName } from '../../../texts/use-region-name.js';
import type { Commissioner, Sitting } from './use-sitting.js';
import styles from './sitting.module.css';

export function Room({ sitting }: { sitting: Sitting }) {
  const { t } = useTranslation('sittings');
  const { roster, present } = sitting.minutes;
  return (
    <section className="card" aria-label={t('room')}>
      <h2>
        {t('room')}
        <span className="quiet figures"> · {t('present-of', { count: present.length, of: roster.length })}</span>
      </h2>
      <ul className={styles.roster}>
        {roster.map((commissioner) => (
          <Seat key={commissioner.person} {...{ sitting, commissioner }} />
        ))}
      </ul>
      <EveryoneCame sitting={sitting} />
    </section>
  );
}

/** The form's key, its last digits another for each seat: what is sent again is the same arrival. */
const keyOfSeat = (key: string, seat: number): string => key.slice(0, -3) + seat.toString(16).padStart(3, '0');

/** Each of those who are missing, one arrival after another. */
function EveryoneCame({ sitting: { minutes } }: { sitting: Sitting }) {
  const { t } = useTranslation('sittings');
  const { mayWorkOn } = useMe();
  const seats = minutes.roster.map(({ person }, seat) => ({ person, seat }));
  const missing = seats.filter(({ person }) => !minutes.present.includes(person));
  const arrive = useCommand(async (absent: typeof missing, key) => {
    for (const { person, seat } of absent)
      await command(['sittings', minutes.sitting, 'arrivals'], { person }, keyOfSeat(key, seat));
  });
  if (missing.length < 2 || minutes.protocol !== null || !mayWorkOn('sitting')) return null;
  return (
    <>
      <RefusalNote error={arrive.error} />
      <Button
        mt={12}
        variant="default"
        size="compact-sm"
        loading={arrive.isPending}
        onClick={() => arrive.mutate(missing)}
      >
        {t(minutes.present.length ? 'the-rest-came' : 'everyone-came')}
      </Button>
    </>
  );
}

function Seat({ sitting, commissioner }: { sitting: Sitting; commissioner: Commissioner }) {
  const { t } = useTranslation(['sittings', 'domain']);
  const { mayWorkOn } = useMe();
  const nameOfRegion = useRegionName();
  const { minutes, nameOf } = sitting;
  const { person, role, region, organization } = commissioner;
  const isPresent = minutes.present.includes(person);
  const move = useCommand((comes: boolean, key) =>
    command(['sittings', minutes.sitting, comes ? 'arrivals' : 'departures'], { person }, key),
  );
  const stands = [t(`domain:commission-${role}`), region && nameOfRegion(region), organization].filter(Boolean);
  return (
    <li data-person={person} data-present={isPresent}>
      <Switch
        label={nameOf(person)}
        description={stands.join(' · ')}
        checked={isPresent}
        disabled={minutes.protocol !== null || !mayWorkOn('sitting') || move.isPending}
        onChange={({ currentTarget }) => move.mutate(currentTarget.checked)}
      />
      <RefusalNote error={move.error} />
    </li>
  );
}
