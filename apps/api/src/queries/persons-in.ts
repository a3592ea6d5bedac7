// Which people a read model names.

const PERSON_FIELDS = new Set([
  'person',
  'author',
  'by',
  'present',
  'remote',
  'excused',
  'absent',
  'recused',
  'abstained',
  'inConflict',
]);

/** Every id that stands where read models name people. */
export function personsIn(found: unknown, field = ''): string[] {
  if (typeof found === 'string') return PERSON_FIELDS.has(field) ? [found] : [];
  if (Array.isArray(found)) return [...new Set(found.flatMap((each) => personsIn(each, field)))];
  if (typeof found !== 'object' || found === null) return [];
  return [...new Set(Object.entries(found).flatMap(([name, value]) => personsIn(value, name)))];
}
