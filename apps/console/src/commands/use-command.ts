// A form's command: one decision however often its button is pressed, and the effect shown at once.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { Refusal } from '../api/client.js';

/** Whether it was decided at all; if not, the very same may be sent again. */
const isDecided = (error: unknown): boolean => error instanceof Refusal && error.status < 500;

/**
 * `send` is given the form's key: the same until there is an answer, so that a second click or a lost answer is the same
 * decision; a new one afterwards. What the console has asked is asked again when it was done. `draft`: the name of a draft
 * that survives a reload, for the key to survive it as well. `onDone` is told before anything is asked again: what is shown
 * then may no longer have the form, and what is said to `mutate` goes unheard when its form is gone.
 */
export function useCommand<Input, Answer>(
  send: (input: Input, key: string) => Promise<Answer>,
  draft?: string,
  onDone?: (answer: Answer) => void,
) {
  const key = useRef('');
  const queries = useQueryClient();
  const keep = (given: string) => {
    key.current = given;
    if (draft) sessionStorage.setItem(`vekha-key-${draft}`, given);
    return given;
  };
  const keyNow = () =>
    key.current || keep((draft && sessionStorage.getItem(`vekha-key-${draft}`)) || crypto.randomUUID());
  const renew = () => {
    key.current = '';
    if (draft) sessionStorage.removeItem(`vekha-key-${draft}`);
  };
  return useMutation({
    mutationFn: (input: Input) => send(input, keyNow()),
    onSuccess: async (answer) => {
      renew();
      onDone?.(answer);
      await queries.invalidateQueries();
    },
    onError: (error) => {
      if (isDecided(error)) renew();
    },
  });
}
