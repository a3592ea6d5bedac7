// A deed's form, declared: what it asks, and what is sent of it below the team's address.
import type { TFunction } from 'i18next';
import type { CaseFile } from '../../../../../api/case-file.js';
import type { Asked } from '../../../../../commands/command-form.js';
import type { Field, Option, Values } from '../../../../../commands/fields.js';
import type { Charter, CharterStage } from '../../../charter.js';
import type { Deed } from '../deed.js';

export interface About {
  readonly file: CaseFile;
  readonly charter: Charter;
  readonly deed: Deed;
  /** Of the stage that it is of. */
  readonly stage: CharterStage;
  readonly t: TFunction;
  /** Regions by key, as people call them; all that there are. */
  readonly regions: readonly Option[];
  /** Where the form asks for one: those in force first. */
  readonly agreements: readonly Option[];
  regionName(key: string): string;
  personName(person: string): string;
}

export interface DeedForm extends Asked {
  readonly to: readonly string[];
  /** `key`: of the form's one decision, for what is sent besides. */
  body(values: Values, key: string): object | Promise<object>;
  /** Whether it may have been earlier than now. By default it may. */
  readonly hasTime?: boolean;
}

export type Declare = (about: About) => DeedForm;

/** On which agreement the team stands, if on one. */
export const agreementField = ({ agreements, t }: About): Field => ({
  name: 'agreement',
  kind: 'choice',
  label: t('operator:agreement'),
  hint: t('operator:agreement-hint'),
  options: agreements,
  isOptional: true,
});
