// A column for an instant: `timestamptz` in SQL, RFC 3339 in UTC with milliseconds in code, as events have it.
import { customType } from 'drizzle-orm/pg-core';

export const instant = customType<{ data: string; driverData: string }>({
  dataType: () => 'timestamp (3) with time zone',
  fromDriver: (value) => new Date(value).toISOString(),
});
