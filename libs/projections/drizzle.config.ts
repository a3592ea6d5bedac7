// What drizzle-kit compares the tables with: `npm run migrations:generate`.
import { defineConfig } from 'drizzle-kit';

export default defineConfig({
  dialect: 'postgresql',
  schema: 'libs/projections/src/**/*.table.ts',
  out: 'libs/projections/migrations',
});
