// One of many by its name, however many there are; a link may name one that is not among them.
import { Select } from '@mantine/core';

/** Of thousands, as many as one can look through; the others come while one types. */
const MOST_SHOWN = 100;

interface Props {
  readonly label: string;
  readonly placeholder: string;
  readonly named: readonly { readonly value: string; readonly label: string }[];
  readonly value: string | undefined;
  onChange(value: string | null): void;
  readonly disabled?: boolean;
}

export function NamedSelect({ named, value, ...select }: Props) {
  const isKnown = !value || named.some((each) => each.value === value);
  return (
    <Select
      data={isKnown ? named : [{ value, label: value }, ...named]}
      value={value ?? null}
      limit={MOST_SHOWN}
      {...{ clearable: true, searchable: true, w: 260 }}
      {...select}
    />
  );
}
