// Signing in: with the code of a link, taken out of the address at once, or with a token.
import { Alert, Button, Code, PasswordInput } from '@mantine/core';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { api, Refusal, well } from '../api/client.js';
import { queryClient } from '../api/query-client.js';
import { Mark } from '../shell/mark.js';
import { LanguageSwitch, ThemeSwitch } from '../shell/switches.js';
import styles from './sign-in.module.css';

export function Component() {
  const { t } = useTranslation('session');
  const { failed, busyWith, begin } = useSignIn();
  const [params] = useSearchParams();
  const why = params.get('why');
  return (
    <main className={styles.page}>
      <div className={styles.corner}>
        <LanguageSwitch />
        <ThemeSwitch />
      </div>
      <section className={`card ${styles.card}`}>
        <Mark isLarge />
        <p className="quiet">{t('lead')}</p>
        {why && !failed && (
          <Alert title={t(why === 'over' ? 'over' : 'signed-out')} color={why === 'over' ? 'yellow' : 'gray'}>
            {t(why === 'over' ? 'over-hint' : 'signed-out-hint')}
          </Alert>
        )}
        {failed && (
          <Alert role="alert" color="red" title={failed.title}>
            {failed.detail}
          </Alert>
        )}
        <h1>{t(busyWith === 'link' ? 'signing-in' : 'title')}</h1>
        {busyWith !== 'link' && <Ways isBusy={busyWith === 'token'} begin={(token) => void begin({ token })} />}
      </section>
    </main>
  );
}

function Ways({ isBusy, begin }: { readonly isBusy: boolean; readonly begin: (token: string) => void }) {
  const { t } = useTranslation('session');
  const [token, setToken] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    begin(token.trim());
  };
  return (
    <>
      <div>
        <h2>{t('by-link')}</h2>
        <p className="quiet">{t('by-link-hint')}</p>
        <Code block>npx vekha sign-in</Code>
      </div>
      <form onSubmit={submit}>
        <PasswordInput
          label={t('token')}
          description={t('by-token-hint')}
          value={token}
          onChange={(event) => setToken(event.currentTarget.value)}
          autoComplete="off"
          required
        />
        <Button type="submit" loading={isBusy} fullWidth mt="sm">
          {t('sign-in')}
        </Button>
      </form>
    </>
  );
}

interface Failed {
  readonly title: string;
  readonly detail: string;
}

function useSignIn() {
  const { t } = useTranslation('shell');
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const [failed, setFailed] = useState<Failed>();
  const code = useRef(location.hash.slice(1));
  const [busyWith, setBusyWith] = useState<'link' | 'token' | undefined>(code.current ? 'link' : undefined);

  async function begin(body: { code: string } | { token: string }) {
    setBusyWith('code' in body ? 'link' : 'token');
    setFailed(undefined);
    try {
      await well(api.POST('/api/v1/session', { body }));
      queryClient.clear();
      await navigate(withinConsole(params.get('from')), { replace: true });
    } catch (error) {
      const { title, detail } = error instanceof Refusal ? error.problem : {};
      setFailed({ title: title ?? t('unreachable'), detail: detail ?? t('unreachable-hint') });
    } finally {
      setBusyWith(undefined);
    }
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: a code is used once, when the page opens
  useEffect(() => {
    if (!code.current) return;
    history.replaceState(history.state, '', location.pathname + location.search);
    void begin({ code: code.current });
    code.current = '';
  }, []);
  return { failed, busyWith, begin };
}

/** An address of our own; anything else would send people away. */
const withinConsole = (from: string | null): string => (from && /^\/(?![/\\])/.test(from) ? from : '/');
