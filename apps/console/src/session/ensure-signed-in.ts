// Before any page but the sign-in: who is it? Nobody is sent to sign in, and comes back afterwards.
import { type LoaderFunctionArgs, redirect } from 'react-router';
import { isSignedOut, queryClient } from '../api/query-client.js';
import { me } from '../api/queries.js';

export async function ensureSignedIn({ request }: LoaderFunctionArgs) {
  try {
    return await queryClient.ensureQueryData(me);
  } catch (error) {
    if (!isSignedOut(error)) throw error;
    const { pathname, search } = new URL(request.url);
    return redirect(`/sign-in?from=${encodeURIComponent(pathname + search)}`);
  }
}
