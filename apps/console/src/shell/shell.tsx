// The frame: where one is, who one is, how fresh it is, and the page.
import { Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink, Outlet, useLocation, useNavigate, useNavigation } from 'react-router';
import { queryClient, whenSignedOut } from '../api/query-client.js';
import { useMe } from '../session/use-me.js';
import { Account } from './account.js';
import { FreshnessBadge } from './freshness-badge.js';
import { Loading } from './loading.js';
import { Mark } from './mark.js';
import { NotYours } from './not-yours.js';
import { ownFile } from './own-team.js';
import { places } from './places.js';
import { Search } from './search/search.js';
import styles from './shell.module.css';
import { LanguageSwitch, ThemeSwitch } from './switches.js';

export function Shell() {
  const { t } = useTranslation();
  const who = useMe();
  const own = ownFile(who);
  const { pathname } = useLocation();
  const shown = own ? [{ to: own, text: 'own-team' }] : places.filter(({ area }) => who.mayWorkOn(area));
  const isGoing = useNavigation().state !== 'idle';
  useGoesToSignIn();
  return (
    <div className={styles.shell}>
      <a href="#content" className={styles.skip}>
        {t('skip')}
      </a>
      <header className={styles.header}>
        <NavLink to="/" className={styles.home}>
          <Mark />
        </NavLink>
        <nav aria-label={t('pages')} className={styles.nav}>
          {shown.map(({ to, text }) => (
            <NavLink key={to} to={to} end={to === '/'}>
              {t(text)}
            </NavLink>
          ))}
        </nav>
        <FreshnessBadge />
        <div className={styles.tools}>
          <Search />
          <LanguageSwitch />
          <ThemeSwitch />
          <Account />
        </div>
      </header>
      <main id="content" tabIndex={-1} className={styles.main} aria-busy={isGoing}>
        <Suspense fallback={<Loading />}>{own && pathname !== own ? <NotYours /> : <Outlet />}</Suspense>
      </main>
    </div>
  );
}

/** Wherever a session turns out to be over. */
function useGoesToSignIn() {
  const navigate = useNavigate();
  const { pathname, search } = useLocation();
  useEffect(() => {
    whenSignedOut(() => {
      queryClient.clear();
      void navigate(`/sign-in?why=over&from=${encodeURIComponent(pathname + search)}`, { replace: true });
    });
    return () => whenSignedOut(() => undefined);
  }, [navigate, pathname, search]);
}
