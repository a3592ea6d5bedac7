// Program, cohort and district; whom to count and what to color by. All of it lives in the address.
import { SegmentedControl, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { cohorts, programs, regions } from '../../api/queries.js';
import { districtName } from '../../texts/region-names.js';
import { inLanguage, useStageTitle } from '../../texts/titles.js';
import styles from './dashboard.module.css';
import { type Column, countings } from './progress.js';
import type { View } from './view.js';

interface Props {
  readonly view: View;
  readonly columns: readonly Column[];
  onChange(change: Partial<View>): void;
}

export function Filters({ view, columns, onChange }: Props) {
  const { t } = useTranslation(['dashboard', 'domain']);
  const titleOf = useStageTitle();
  const all = useQuery(programs).data?.items ?? [];
  const those = useQuery(cohorts(view.program ?? undefined)).data?.items ?? [];
  const districts = new Set(useQuery(regions).data?.items.map(({ district }) => district ?? ''));
  return (
    <search className={styles.filters} aria-label={t('filters')}>
      <Select
        aria-label={t('domain:program')}
        placeholder={t('all-programs')}
        data={all.map(({ program, title }) => ({ value: program, label: inLanguage(title) }))}
        value={view.program}
        onChange={(program) => onChange({ program, cohort: null, stage: null })}
        {...{ clearable: true, searchable: all.length > 8, w: 260 }}
      />
      <Select
        aria-label={t('domain:cohort')}
        placeholder={t('all-cohorts')}
        data={those.map(({ cohort, title }) => ({ value: cohort, label: title }))}
        value={view.cohort}
        onChange={(cohort) => onChange({ cohort, stage: null })}
        {...{ clearable: true, searchable: those.length > 8, w: 220 }}
      />
      <Select
        aria-label={t('domain:district')}
        placeholder={t('all-districts')}
        data={[...districts].sort().map((each) => ({
          value: each || 'none',
          label: each ? districtName(each) : t('domain:no-district'),
        }))}
        value={view.district === '' ? 'none' : view.district}
        onChange={(district) => onChange({ district: district === 'none' ? '' : district })}
        {...{ clearable: true, w: 190 }}
      />
      <SegmentedControl
        aria-label={t('show')}
        data={countings.map((value) => ({ value, label: t(`show-${value}`) }))}
        value={view.counting}
        disabled={view.coloring === 'coverage'}
        onChange={(counting) => onChange({ counting })}
      />
      <SegmentedControl
        aria-label={t('color')}
        data={(['stage', 'coverage'] as const).map((value) => ({ value, label: t(`color-${value}`) }))}
        value={view.coloring}
        onChange={(coloring) => onChange({ coloring })}
      />
      {view.coloring === 'coverage' && (
        <Select
          aria-label={t('coverage-stage')}
          data={columns.map((column) => ({ value: column.key, label: titleOf(column) }))}
          value={view.stage ?? columns.at(-1)?.key ?? null}
          onChange={(stage) => onChange({ stage })}
          w={220}
        />
      )}
    </search>
  );
}
