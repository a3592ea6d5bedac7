// The form of one deed on a case file: its declaration, with when it was, sent below the team's address.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type CaseFile, nameOfPerson } from '../../../../api/case-file.js';
import { command, type Decided } from '../../../../api/command.js';
import { regions as allRegions } from '../../../../api/queries.js';
import { CommandForm } from '../../../../commands/command-form.js';
import { type Field, given, moment, type Values } from '../../../../commands/fields.js';
import { useRegionName } from '../../../../texts/use-region-name.js';
import type { Charter } from '../../charter.js';
import { useAgreements } from '../../use-agreements.js';
import type { Deed, DeedKind } from './deed.js';
import { forms } from './forms/all.js';

const restOnAgreements: readonly DeedKind[] = ['join-region', 'correct-enrollment'];

interface Props {
  readonly file: CaseFile;
  readonly charter: Charter;
  readonly deed: Deed;
  onDone(answer: Decided): void;
  onCancel(): void;
}

export function DeedForm({ file, charter, deed, onDone, onCancel }: Props) {
  const { t } = useTranslation(['deeds', 'commands', 'domain', 'operator']);
  const regionName = useRegionName();
  const table = useQuery(allRegions).data?.items ?? [];
  const agreements = useAgreements(restOnAgreements.includes(deed.kind));
  const {
    to,
    body,
    hasTime = true,
    fields,
    ...asked
  } = forms[deed.kind]({
    ...{ file, charter, deed, t, regionName },
    stage: deed.stage ?? { id: '', kind: '', title: { ru: '', en: '' } },
    regions: table.map(({ key }) => ({ value: key, label: regionName(key) })),
    agreements,
    personName: (person) => nameOfPerson(file, person),
  });
  const when: Field = { name: 'when', kind: 'time', label: t('when'), hint: t('when-hint'), isOptional: true };
  const timed = (values: Values) => [
    ...(typeof fields === 'function' ? fields(values) : fields),
    ...(hasTime ? [when] : []),
  ];
  const { cohort, team } = file;
  const send = async (values: Values, key: string) => {
    const said = given(values, 'when');
    const sent = { ...(await body(values, key)), ...(said && { occurredAt: moment(said) }) };
    return command(['cohorts', cohort, 'teams', team, ...to], sent, key);
  };
  return (
    <CommandForm {...asked} {...{ send, onDone, onCancel }} name={`${cohort}.${team}.${deed.id}`} fields={timed} />
  );
}
