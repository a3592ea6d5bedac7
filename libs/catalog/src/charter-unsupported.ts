// What a charter may ask for one day but not yet: refused by name, so that nobody takes it for a misspelling.
import { type CharterError, wrong } from './charter-error.js';

type Fields = Readonly<Record<string, unknown>>;

const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};

const laterAt = (value: unknown, path: string, names: readonly string[]): CharterError[] =>
  names
    .filter((name) => Object.hasOwn(fieldsOf(value), name))
    .map((name) => wrong(`${path}/${name}`, `«${name}» пока не поддерживается`, `${name} is not supported yet`));

function laterInStage(stage: unknown, path: string): CharterError[] {
  const later = laterAt(stage, path, ['appeals', 'outcomes']);
  if (fieldsOf(stage).kind !== 'test') return later;
  return [
    wrong(`${path}/kind`, 'этап вида «test» пока не поддерживается', 'a stage of the kind test is not supported yet'),
    ...later,
  ];
}

export function unsupported(charter: unknown): CharterError[] {
  const { stages, admission } = fieldsOf(charter);
  return [
    ...laterAt(charter, '', ['appeals', 'outcomes', 'agreements', 'agreementNeeded']),
    ...laterAt(admission, '/admission', ['agreementNeeded', 'agreements']),
    ...(Array.isArray(stages) ? stages.flatMap((stage, index) => laterInStage(stage, `/stages/${index}`)) : []),
  ];
}
