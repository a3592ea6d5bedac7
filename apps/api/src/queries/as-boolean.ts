// A flag in a query string: `true` or `false`; anything else is left for validation to refuse.
import { Transform } from 'class-transformer';

export const AsBoolean = () => Transform(({ value }) => (value === 'true' ? true : value === 'false' ? false : value));
