// A charter as it came in a body, checked before anything is made of it.
import { checkCharter } from '#catalog/charter-check';
import { languageOf } from '#contract/problems/problem';
import type { Asking } from '../auth/caller.js';
import { Refused } from '../problems/refused.js';

/** The charter when it validates; a problem with each error by its path otherwise. */
export function sound({ request }: Asking, charter: object) {
  const checked = checkCharter(charter);
  if ('charter' in checked) return checked.charter;
  const language = languageOf(request.headers['accept-language']);
  const errors = checked.errors.map(({ path, message }) => ({ path: `/charter${path}`, message: message[language] }));
  throw new Refused('malformed', { errors });
}
