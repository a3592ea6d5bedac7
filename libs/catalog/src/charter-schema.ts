// The charter against its published JSON Schema, with each error in plain words.
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import { catalogFile } from './catalog-files.js';
import { type CharterError, pointer, wrong } from './charter-error.js';

const TYPES: Readonly<Record<string, readonly [string, string]>> = {
  object: ['набор полей', 'a set of fields'],
  array: ['список', 'a list'],
  string: ['строка', 'a text'],
  integer: ['целое число', 'a whole number'],
  boolean: ['true или false', 'true or false'],
  null: ['null', 'null'],
};

function ofType({ instancePath, params }: ErrorObject): CharterError {
  const types = [params.type].flat().map((type) => TYPES[type] ?? [type, type]);
  const [ru, en] = [types.map(([name]) => name).join(' или '), types.map(([, name]) => name).join(' or ')];
  return wrong(instancePath, `здесь должно быть: ${ru}`, `this must be ${en}`);
}

/** The wording of each keyword that the schema uses. Those that only lead to others say nothing themselves. */
const WORDING: Readonly<Record<string, (error: ErrorObject) => CharterError>> = {
  type: ofType,
  required: ({ instancePath: at, params: { missingProperty: name } }) =>
    wrong(`${at}/${pointer(name)}`, `нет обязательного поля «${name}»`, `the field ${name} is missing`),
  additionalProperties: ({ instancePath: at, params: { additionalProperty: name } }) =>
    wrong(`${at}/${pointer(name)}`, `неизвестное поле «${name}»`, `the field ${name} is not known`),
  enum: ({ instancePath: at, params: { allowedValues } }) =>
    wrong(at, `допустимо одно из: ${allowedValues.join(', ')}`, `this must be one of: ${allowedValues.join(', ')}`),
  minimum: ({ instancePath: at, params: { limit } }) =>
    wrong(at, `число не может быть меньше ${limit}`, `the number must be at least ${limit}`),
  maximum: ({ instancePath: at, params: { limit } }) =>
    wrong(at, `число не может быть больше ${limit}`, `the number must be at most ${limit}`),
  minLength: ({ instancePath: at }) => wrong(at, 'текст пуст', 'the text is empty'),
  maxLength: ({ instancePath: at, params: { limit } }) =>
    wrong(at, `текст длиннее ${limit} знаков`, `the text is longer than ${limit} characters`),
  minItems: ({ instancePath: at, params: { limit } }) =>
    wrong(at, `в списке должно быть не меньше ${limit}`, `the list must hold at least ${limit}`),
  maxItems: ({ instancePath: at, params: { limit } }) =>
    wrong(at, `в списке может быть не больше ${limit}`, `the list may hold at most ${limit}`),
  uniqueItems: ({ instancePath: at }) => wrong(at, 'в списке есть повторы', 'the list says something twice'),
  pattern: ({ instancePath: at }) =>
    wrong(
      at,
      'код — строчные латинские буквы, цифры и дефис, не длиннее 63 знаков',
      'an id is lower-case latin letters, digits and hyphens, 63 at most',
    ),
};

let validate: ValidateFunction | undefined;

/** Everything that is wrong with its shape; empty when it is a Charter. */
export function schemaErrors(charter: unknown): CharterError[] {
  validate ??= new Ajv2020({ allErrors: true, strictTypes: false, strictRequired: false }).compile(
    JSON.parse(catalogFile('charter.schema.json')),
  );
  if (validate(charter)) return [];
  return (validate.errors ?? []).flatMap((error) => WORDING[error.keyword]?.(error) ?? []);
}
