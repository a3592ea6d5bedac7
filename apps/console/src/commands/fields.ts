// What a form asks, declared: its fields in order, each with what it says and when it is answered. A form's values are texts
// by field, so that any form can be kept over a reload.
export type Values = Readonly<Record<string, string>>;

export interface Option {
  readonly value: string;
  readonly label: string;
}

export interface Field {
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
  readonly example?: string;
  /** `time`: as `datetime-local` has it. `choices`: values with spaces between. `check`: `yes` or nothing. `person`: see
   * `people/chosen.ts`. By default one line of text. */
  readonly kind?: 'line' | 'text' | 'choice' | 'choices' | 'check' | 'time' | 'person';
  readonly options?: readonly Option[];
  readonly isOptional?: boolean;
  readonly maxLength?: number;
  /** Beside what is typed. */
  readonly unit?: string;
  /** A number with decimals. */
  readonly isDecimal?: boolean;
  /** What is wrong with what is typed. */
  wrong?(value: string): string | undefined;
}

/** Of a field that was left empty: nothing. */
export const given = (values: Values, name: string): string => values[name]?.trim() ?? '';

/** A choice that is no longer there is none. */
export const valueIn = ({ name, kind, options = [] }: Field, values: Values): string => {
  const value = values[name] ?? '';
  return kind === 'choice' && !options.some((option) => option.value === value) ? '' : value;
};

export const isAnswered = (field: Field, values: Values): boolean => {
  const value = valueIn(field, values).trim();
  return !field.wrong?.(value) && (value !== '' || field.isOptional === true || field.kind === 'check');
};

/** `datetime-local` as people typed it → RFC 3339. */
export const moment = (typed: string): string => new Date(typed).toISOString();

/** RFC 3339 → `datetime-local`, in the browser's own time zone. */
export function typedMoment(time: string): string {
  const date = new Date(time);
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
