// Personal data beside an answer: by person, for those who may see names.
export type People = Readonly<Record<string, Readonly<Record<string, string>>>>;

export const people: object = {
  type: 'object',
  additionalProperties: { type: 'object', additionalProperties: { type: 'string' } },
};
