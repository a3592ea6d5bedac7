// A person as a form keeps them: somebody who is registered, or a name to be registered when the form is sent.
import { command } from '../api/command.js';
import { derivedKey } from '../commands/derived-key.js';

export interface Chosen {
  /** Empty for somebody new. */
  readonly person: string;
  readonly name: string;
}
const BETWEEN = '|';

export const kept = ({ person, name }: Chosen): string => `${person}${BETWEEN}${name}`;

export function chosenIn(value: string): Chosen | undefined {
  const [person = '', ...name] = value.split(BETWEEN);
  return value.includes(BETWEEN) ? { person, name: name.join(BETWEEN) } : undefined;
}

/** Registers under a key of the form's own, so that the same form sent again names the same person. */
export async function register(name: string, part: string, key: string): Promise<string> {
  const own = await derivedKey(key, `person ${part} ${name}`);
  const person = `p-${own.slice(0, 13)}`;
  await command(['people'], { person, personal: { name: name.trim() } }, own);
  return person;
}

/** The id of whoever was chosen, registered where they are new. */
export const registered = async (value: string, key: string): Promise<string> => {
  const { person = '', name = '' } = chosenIn(value) ?? {};
  return person || register(name, '', key);
};
