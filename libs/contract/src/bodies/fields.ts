// The few kinds of fields that bodies are made of, each bounded.
import { applyDecorators } from '@nestjs/common';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateBy,
  ValidateNested,
} from 'class-validator';
import { ID, REGION } from '../keys.js';

const STAGE = /^[a-z0-9][a-z0-9.-]{0,62}$/;
const WITH_OFFSET = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;
const MANY = 1_000;

const optional = (given: { optional?: boolean }) => (given.optional ? [IsOptional()] : []);

/** An id: lower-case letters, digits and dashes, at most 63. */
export const Id = (given: { optional?: boolean } = {}) =>
  applyDecorators(Matches(ID, { message: '$property must match [a-z0-9][a-z0-9-]{0,62}' }), ...optional(given));

export const StageId = () => applyDecorators(Matches(STAGE, { message: '$property must be the id of a stage' }));

export const Ids = (given: { optional?: boolean } = {}) =>
  applyDecorators(
    IsArray(),
    ArrayMaxSize(MANY),
    ArrayUnique(),
    Matches(ID, { each: true, message: 'each of $property must match [a-z0-9][a-z0-9-]{0,62}' }),
    ...optional(given),
  );

/** A region by its key in the table of regions. */
export const RegionKey = (given: { optional?: boolean } = {}) =>
  applyDecorators(Matches(REGION, { message: '$property must be the key of a region, like VOR' }), ...optional(given));

export const RegionKeys = (given: { optional?: boolean } = {}) =>
  applyDecorators(
    IsArray(),
    ArrayMinSize(1),
    ArrayMaxSize(100),
    ArrayUnique(),
    Matches(REGION, { each: true, message: 'each of $property must be the key of a region, like VOR' }),
    ...optional(given),
  );

/** `Date.parse` alone takes 31 February for 3 March. */
function isMoment(value: string): boolean {
  const [, day] = WITH_OFFSET.exec(value) ?? [];
  if (!day || Number.isNaN(Date.parse(value))) return false;
  return !Number.isNaN(Date.parse(day)) && new Date(day).toISOString().startsWith(day);
}

/** RFC 3339 with an offset, and a day that exists. */
export const Moment = (given: { optional?: boolean } = {}) =>
  applyDecorators(
    ValidateBy({
      name: 'moment',
      validator: {
        validate: (value) => typeof value === 'string' && isMoment(value),
        defaultMessage: () => '$property must be a time with an offset, like 2022-04-05T10:00:00+03:00',
      },
    }),
    ...optional(given),
  );

const WELL_FORMED = ValidateBy({
  name: 'wellFormed',
  validator: {
    validate: (value) => typeof value === 'string' && value.isWellFormed(),
    defaultMessage: () => '$property must be well-formed Unicode text',
  },
});

export const ShortText = (given: { optional?: boolean; max?: number } = {}) =>
  applyDecorators(IsString(), MinLength(1), MaxLength(given.max ?? 300), WELL_FORMED, ...optional(given));

/** Free text. Names of people do not belong here. */
export const LongText = (given: { optional?: boolean } = {}) => ShortText({ ...given, max: 4_000 });

export const Uuid = () => IsUUID();

export const WholeNumber = (min: number, max: number, given: { optional?: boolean } = {}) =>
  applyDecorators(IsInt(), Min(min), Max(max), ...optional(given));

/** A list of objects of one class. */
export const ListOf = (type: () => new () => object, given: { optional?: boolean; min?: number; max?: number } = {}) =>
  applyDecorators(
    IsArray(),
    ArrayMinSize(given.min ?? 0),
    ArrayMaxSize(given.max ?? MANY),
    ValidateNested({ each: true }),
    Type(type),
    ...optional(given),
  );

/** One object of a class. */
export const Nested = (type: () => new () => object, given: { optional?: boolean } = {}) =>
  applyDecorators(
    ValidateBy({
      name: 'object',
      validator: {
        validate: (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
        defaultMessage: () => '$property must be an object',
      },
    }),
    ValidateNested(),
    Type(type),
    ...optional(given),
  );

export const ShortTexts = () =>
  applyDecorators(
    IsArray(),
    ArrayMaxSize(100),
    MinLength(1, { each: true }),
    MaxLength(1_000, { each: true }),
    IsString({ each: true }),
  );

const record = (
  name: string,
  isValue: (key: string, value: unknown) => boolean,
  says: string,
  given: { optional?: boolean },
) =>
  applyDecorators(
    ValidateBy({
      name,
      validator: {
        validate: (value) =>
          typeof value === 'object' &&
          value !== null &&
          !Array.isArray(value) &&
          Object.keys(value).length <= MANY &&
          Object.entries(value).every(([key, each]) => isValue(key, each)),
        defaultMessage: () => says,
      },
    }),
    ...optional(given),
  );

/** Whole hundredths by person. */
export const ScoresByPerson = (given: { optional?: boolean } = {}) =>
  record(
    'scoresByPerson',
    (person, score) => ID.test(person) && Number.isSafeInteger(score),
    '$property must give whole hundredths by person, like { "p-001": 7500 }',
    given,
  );

/** A stage's id by another. */
export const StageMap = (given: { optional?: boolean } = {}) =>
  record(
    'stageMap',
    (from, to) => STAGE.test(from) && typeof to === 'string' && STAGE.test(to),
    '$property must name a stage for each stage, like { "webinars": "lectures" }',
    given,
  );
