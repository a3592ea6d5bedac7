// What the console has asked and keeps. A session that is over anywhere is over everywhere.
import { QueryCache, QueryClient } from '@tanstack/react-query';
import { Refusal } from './client.js';

type SignedOut = () => void;
let told: SignedOut = () => undefined;

/** Called when the API no longer knows who is asking. */
export const whenSignedOut = (tell: SignedOut): void => {
  told = tell;
};
export const signedOut = (): void => told();

export const isSignedOut = (error: unknown): boolean => error instanceof Refusal && error.status === 401;

/** What is wrong with the question stays wrong; what is wrong with the system may pass. */
const mayPass = (error: unknown): boolean => !(error instanceof Refusal) || error.status >= 500;

/** What is kept for longer than this is no figure of a page: names, words, who is signed in. */
export const FRESH_MS = 5_000;

export const queryClient = new QueryClient({
  queryCache: new QueryCache({ onError: (error) => void (isSignedOut(error) && signedOut()) }),
  defaultOptions: {
    queries: { retry: (count, error) => count < 3 && mayPass(error), staleTime: FRESH_MS, refetchOnWindowFocus: true },
  },
});
