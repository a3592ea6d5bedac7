// Who is signed in, for pages within the shell, which is only there for somebody.
import { useSuspenseQuery } from '@tanstack/react-query';
import { me } from '../api/queries.js';

export function useMe() {
  const { data } = useSuspenseQuery(me);
  return { ...data, mayWorkOn: (area: string) => (data.may as readonly string[]).includes(area) };
}
