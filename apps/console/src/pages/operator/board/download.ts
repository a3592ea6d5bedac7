// The rows as they are filtered and sorted, as a file for a spreadsheet. Text that a spreadsheet would run is made harmless.
import type { TFunction } from 'i18next';
import type { RegionName } from '../../../texts/use-region-name.js';
import { inLanguage } from '../../../texts/titles.js';
import type { Board, Row } from './board.js';

const cell = (value: string): string => {
  const harmless = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return `"${harmless.replaceAll('"', '""')}"`;
};

export function csvOf(rows: readonly Row[], nameOf: RegionName, t: TFunction): string {
  const titles = rows[0]?.stages.map(({ title }) => inLanguage(title)) ?? [];
  const head = [t('column-team'), t('column-id'), t('column-regions'), ...titles, t('column-registry')];
  const lines = rows.map((row) => [
    row.name,
    row.team,
    row.regions.map(nameOf).join(', '),
    ...row.stages.map(({ status, since }) =>
      status === 'passed' && since ? since.slice(0, 10) : t(`stage-${status}`),
    ),
    row.registryNumber ?? '',
  ]);
  return [head, ...lines].map((line) => line.map(cell).join(';')).join('\r\n');
}

export function downloadBoard({ cohort }: Board, rows: readonly Row[], nameOf: RegionName, t: TFunction): void {
  // The mark tells spreadsheets that it is UTF-8.
  const url = URL.createObjectURL(new Blob([`\uFEFF${csvOf(rows, nameOf, t)}`], { type: 'text/csv' }));
  Object.assign(document.createElement('a'), { href: url, download: `${cohort}.csv` }).click();
  URL.revokeObjectURL(url);
}
