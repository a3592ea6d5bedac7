// A form's command: one decision however often its button is pressed, and the effect shown at once.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { Refusal } from '../api/client.js';
import type { Decided } from '../api/command.js';

/** Whether it was decided at all; if not, the very same may be sent again. */
const isDecided = (error: unknown): boolean => error instanceof Refusal && error.status < 500;

/**
 * `send` is given the form's key: the same until there is an answer, so that a second click or a lost answer is the same
 * decision; a new one afterwards. What the console has asked is asked again when it was done.
 */
export function useCommand<Input>(send: (input: Input, key: string) => Promise<Decided>) {
  const key = useRef(crypto.randomUUID());
  const queries = useQueryClient();
  const renew = () => {
    key.current = crypto.randomUUID();
  };
  return useMutation({
    mutationFn: (input: Input) => send(input, key.current),
    onSuccess: async () => {
      renew();
      await queries.invalidateQueries();
    },
    onError: (error) => {
      if (isDecided(error)) renew();
    },
  });
}
