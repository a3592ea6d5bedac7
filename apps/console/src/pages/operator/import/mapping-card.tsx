// Which column of the file is which of ours, with an example of what stands there.
import { Button, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type TeamColumn, teamColumns } from '#contract/team-rows';
import styles from './import.module.css';
import { type Mapping, mayBeMissing } from './mapping.js';
import type { Work } from './use-kept-sheet.js';

interface Props {
  readonly work: Work;
  readonly missing: readonly TeamColumn[];
  onMapping(mapping: Mapping): void;
  onOther(): void;
}

export function MappingCard({ work: { sheet, mapping }, missing, onMapping, onOther }: Props) {
  const { t } = useTranslation('imports');
  const options = sheet.headings.map((heading, index) => ({
    value: String(index),
    label: heading || t('column-number', { number: index + 1 }),
  }));
  const describe = (column: TeamColumn): string => {
    if (mapping[column] < 0) return t(`without.${column}`);
    const example = sheet.rows.map((cells) => cells[mapping[column]]).find(Boolean);
    return example ? t('for-example', { example }) : t('all-empty');
  };
  return (
    <section className={`card ${styles.mapping}`} aria-label={t('columns')}>
      <header className={styles.head}>
        <div>
          <h2>{sheet.name || t('pasted')}</h2>
          <p className="quiet">{t('rows', { count: sheet.rows.length })}</p>
        </div>
        <Button variant="default" onClick={onOther}>
          {t('other-file')}
        </Button>
      </header>
      <div className={styles.columns}>
        {teamColumns.map((column) => (
          <Select
            key={column}
            label={t(`column.${column}`)}
            description={describe(column)}
            placeholder={t(mayBeMissing.includes(column) ? 'no-column' : 'choose-column')}
            error={missing.includes(column) && t('column-needed')}
            data={options}
            value={mapping[column] < 0 ? null : String(mapping[column])}
            onChange={(chosen) => onMapping({ ...mapping, [column]: chosen === null ? -1 : Number(chosen) })}
            classNames={{ description: styles.example }}
            {...{ clearable: true, searchable: sheet.headings.length > 12 }}
          />
        ))}
      </div>
    </section>
  );
}
