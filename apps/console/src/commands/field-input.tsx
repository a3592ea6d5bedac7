// One declared field as people fill it in.
import { Checkbox, MultiSelect, Select, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { PersonSelect } from '../people/person-select.js';
import { type Field, type Values, valueIn } from './fields.js';
import styles from './command-form.module.css';

interface Props {
  readonly field: Field;
  readonly values: Values;
  /** The one to begin with. */
  readonly isFirst: boolean;
  change(part: Values): void;
}

export function FieldInput({ field, values, isFirst, change }: Props) {
  const { t } = useTranslation('commands');
  const { name, label, hint, example, kind = 'line', options = [], maxLength, unit, isDecimal } = field;
  const value = valueIn(field, values);
  const set = (next: string) => change({ [name]: next });
  const typed = ({ currentTarget }: { currentTarget: { value: string } }) => set(currentTarget.value);
  const said = {
    label,
    description: hint,
    required: !field.isOptional,
    'data-autofocus': isFirst || undefined,
  };
  switch (kind) {
    case 'text':
      return <Textarea {...said} placeholder={example} autosize minRows={3} value={value} onChange={typed} />;
    case 'choice':
      return (
        <Select
          {...said}
          placeholder={t('choose')}
          data={options}
          value={value || null}
          onChange={(chosen) => set(chosen ?? '')}
          searchable={options.length > 12}
          allowDeselect={field.isOptional === true}
          openOnFocus={false}
        />
      );
    case 'choices':
      return (
        <MultiSelect
          {...said}
          data={options}
          value={value.split(' ').filter(Boolean)}
          onChange={(chosen) => set(chosen.join(' '))}
          openOnFocus={false}
          searchable
        />
      );
    case 'check':
      return (
        <Checkbox
          label={label}
          description={hint}
          checked={value === 'yes'}
          onChange={({ currentTarget }) => set(currentTarget.checked ? 'yes' : '')}
        />
      );
    case 'time':
      return <TextInput {...said} type="datetime-local" className={styles.when} value={value} onChange={typed} />;
    case 'person':
      return <PersonSelect {...said} value={value} onChange={set} />;
    case 'line':
      return (
        <TextInput
          {...said}
          placeholder={example}
          value={value}
          onChange={typed}
          error={field.wrong?.(value.trim())}
          {...(maxLength && { maxLength })}
          {...(isDecimal && { inputMode: 'decimal' as const })}
          {...(unit && { rightSection: <span className="quiet">{unit}</span>, rightSectionWidth: '4.5rem' })}
        />
      );
  }
}
