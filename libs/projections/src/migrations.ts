// Where the SQL migrations lie, from the sources as from the build.
import { join } from 'node:path';
import { packageRoot } from '#read-store/package-root';

export const migrationsFolder = (): string => join(packageRoot(), 'libs/projections/migrations');
