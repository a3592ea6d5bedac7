// A row a token.
import { Button, Table } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useTeamNames } from '../../../api/names.js';
import { cohorts } from '../../../api/queries.js';
import { useMe } from '../../../session/use-me.js';
import { dayText, timeText } from '../../../texts/times.js';
import { useRegionName } from '../../../texts/use-region-name.js';
import styles from '../admin.module.css';
import { standingOf, type Token } from './tokens.js';

interface Props {
  readonly tokens: readonly Token[];
  onRevoke(token: Token): void;
}

export function TokenTable({ tokens, onRevoke }: Props) {
  const { t } = useTranslation('admin');
  if (tokens.length === 0) return <p className={styles.empty}>{t('no-tokens')}</p>;
  return (
    <Table.ScrollContainer minWidth={860} type="native" className={`card ${styles.scroller}`}>
      <Table className="figures" verticalSpacing={9}>
        <Table.Thead>
          <Table.Tr>
            {['whose', 'role', 'reach', 'expires', 'last-use'].map((column) => (
              <Table.Th key={column}>{t(`column-${column}`)}</Table.Th>
            ))}
            <Table.Th>
              <span className="unseen">{t('revoke')}</span>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {tokens.map((token) => (
            <TokenRow key={token.token} token={token} onRevoke={() => onRevoke(token)} />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function TokenRow({ token, onRevoke }: { token: Token; onRevoke(): void }) {
  const { t } = useTranslation(['admin', 'domain']);
  const isOwn = useMe().token === token.token;
  const standing = standingOf(token);
  const { title, role, expires, revoked, lastDecisionAt, issuedAt } = token;
  return (
    <Table.Tr data-token={token.token} className={standing === 'in-force' ? undefined : styles.gone}>
      <Table.Td>
        {title}
        <span className={styles.sub}>
          <span className={styles.code}>{token.token}</span>
          {isOwn && ` · ${t('own-token')}`}
        </span>
      </Table.Td>
      <Table.Td>{t(`domain:role-${role}`)}</Table.Td>
      <Table.Td>
        <Reach token={token} />
      </Table.Td>
      <Table.Td>
        {standing === 'revoked' && revoked ? (
          <>
            <span className={styles.state} data-tone="bad">
              {t('revoked-on', { day: dayText(revoked.at) })}
            </span>
            <span className={styles.sub}>{revoked.reason}</span>
          </>
        ) : (
          <span className={styles.state} data-tone={standing === 'in-force' ? 'good' : 'warn'}>
            {standing === 'expired' && `${t('expired')} `}
            {expires ? dayText(expires) : t('without-end')}
          </span>
        )}
      </Table.Td>
      <Table.Td>
        {lastDecisionAt ? (
          <Link to={`/auditor?actor=${encodeURIComponent(token.token)}`}>{timeText(lastDecisionAt)}</Link>
        ) : (
          <span className="quiet">{t('never-used')}</span>
        )}
        {/* A scenario's clock begins at nothing. */}
        {Date.parse(issuedAt) > 0 && <span className={styles.sub}>{t('issued-on', { day: dayText(issuedAt) })}</span>}
      </Table.Td>
      <Table.Td ta="right">
        {standing !== 'revoked' && (
          <Button variant="subtle" color="red" size="compact-sm" onClick={onRevoke}>
            {t('revoke')}
          </Button>
        )}
      </Table.Td>
    </Table.Tr>
  );
}

/** How far it goes, in words. */
export function Reach({ token: { scope, role } }: { token: Pick<Token, 'scope' | 'role'> }) {
  const { t } = useTranslation('admin');
  const nameOf = useRegionName();
  const titles = new Map(useQuery(cohorts()).data?.items.map(({ cohort, title }) => [cohort, title]));
  const titleOf = (cohort: string) => titles.get(cohort) ?? cohort;
  const [of = '', team = ''] = scope.team?.split('.') ?? [];
  const nameOfTeam = useTeamNames(of ? [of] : []);
  const parts = [
    scope.cohorts?.map(titleOf).join(', '),
    scope.regions?.map(nameOf).join(', '),
    scope.team && t('reach-team', { team: nameOfTeam(of, team), cohort: titleOf(of) }),
    scope.person && t('reach-person', { person: scope.person }),
  ].filter(Boolean);
  if (parts.length === 0)
    return <span className="quiet">{t(role === 'administrator' ? 'reach-all' : 'reach-role')}</span>;
  return (
    <>
      {parts.map((part) => (
        <div key={part}>{part}</div>
      ))}
    </>
  );
}
