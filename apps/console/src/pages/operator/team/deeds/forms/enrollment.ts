// The enrollment as it should have been from the beginning.
import { type Field, given, type Values } from '../../../../../commands/fields.js';
import { correctionFields, correctionIn } from '../../../../../commands/reason.js';
import { stillThere } from '../deed.js';
import { categoryOptions, projectFields, projectIn } from './composition.js';
import { agreementField, type Declare } from './form.js';

/** In the place of a member's region: they never belonged to the team. */
const NEVER = 'never';

export const correctEnrollment: Declare = (about) => {
  const { file, regions, t, personName, regionName } = about;
  const people = stillThere(file.members);
  const regionsIn = (values: Values) => given(values, 'regions').split(' ').filter(Boolean);
  const regionOf = (person: string) => `region.${person}`;
  const categoryOf = (person: string) => `category.${person}`;
  const lands = (values: Values) => regionsIn(values).map((value) => ({ value, label: regionName(value) }));
  const memberFields = (values: Values): readonly Field[] =>
    people.flatMap(({ person }): readonly Field[] => [
      {
        name: regionOf(person),
        kind: 'choice',
        label: personName(person),
        options: [...lands(values), { value: NEVER, label: t('never-a-member') }],
      },
      ...(given(values, regionOf(person)) === NEVER
        ? []
        : [
            {
              name: categoryOf(person),
              kind: 'choice' as const,
              label: t('category-of', { person: personName(person) }),
              options: categoryOptions(about),
            },
          ]),
    ]);
  const start = Object.fromEntries(
    people.flatMap(({ person, region, category }) => [
      [regionOf(person), region],
      [categoryOf(person), category],
    ]),
  );
  const remain = (values: Values) => people.filter(({ person }) => given(values, regionOf(person)) !== NEVER);
  return {
    hint: t('correct-enrollment-hint'),
    fields: (values) => [
      { name: 'name', label: t('operator:team-name'), maxLength: 300 },
      { name: 'regions', kind: 'choices', label: t('operator:regions'), options: regions },
      { name: 'leadRegion', kind: 'choice', label: t('operator:lead-region'), options: lands(values) },
      ...projectFields(about),
      agreementField(about),
      ...memberFields(values),
      ...correctionFields(t),
    ],
    start: {
      ...start,
      name: file.name,
      regions: stillThere(file.regions)
        .map(({ region }) => region)
        .join(' '),
      leadRegion: file.leadRegion,
      ...file.project,
      agreement: file.agreement ?? '',
    },
    isEnough: (values) => remain(values).length > 0,
    submit: t('commands:correct'),
    to: ['enrollment', 'correct'],
    body: (values) => ({
      team: file.team,
      name: given(values, 'name'),
      regions: regionsIn(values),
      leadRegion: given(values, 'leadRegion'),
      members: remain(values).map(({ person, organization }) => ({
        person,
        category: given(values, categoryOf(person)),
        region: given(values, regionOf(person)),
        ...(organization && { organization }),
      })),
      project: projectIn(values),
      ...(given(values, 'agreement') && { agreement: given(values, 'agreement') }),
      ...correctionIn(values),
    }),
    hasTime: false,
  };
};
