// Who is in the team and which regions it is of: people and regions that come, go and change places; what it is to do.
import { type Field, given, type Values } from '../../../../../commands/fields.js';
import { reasonField, reasonIn } from '../../../../../commands/reason.js';
import { registered } from '../../../../../people/chosen.js';
import { categories, projectKinds } from '../../../enroll/enrollment.js';
import { stillThere } from '../deed.js';
import { type About, agreementField, type Declare } from './form.js';

export const projectFields = ({ t }: About): readonly Field[] => [
  {
    name: 'kind',
    kind: 'choice',
    label: t('operator:project-kind'),
    options: projectKinds.map((value) => ({ value, label: t(`domain:project-${value}`) })),
  },
  { name: 'title', label: t('operator:project-title'), maxLength: 300 },
];
export const projectIn = (values: Values) => ({ kind: given(values, 'kind'), title: given(values, 'title') });

export const project: Declare = (about) => ({
  hint: about.t('project-hint'),
  fields: projectFields(about),
  start: { ...about.file.project },
  submit: about.t('record'),
  to: ['project'],
  body: projectIn,
});

/** Today's, as they may be chosen. */
const members = ({ file, t, personName }: About) =>
  stillThere(file.members).map(({ person, category }) => ({
    value: person,
    label: `${personName(person)} · ${t(`domain:category-${category}`)}`,
  }));
const lands = ({ file, regionName }: About) =>
  stillThere(file.regions).map(({ region }) => ({ value: region, label: regionName(region) }));

export const categoryOptions = ({ t }: About) =>
  categories.map((value) => ({ value, label: t(`domain:category-${value}`) }));

const newcomer = (about: About): readonly Field[] => [
  { name: 'newcomer', kind: 'person', label: about.t('who-joins') },
  { name: 'region', kind: 'choice', label: about.t('their-region'), options: lands(about) },
  { name: 'category', kind: 'choice', label: about.t('their-category'), options: categoryOptions(about) },
  { name: 'organization', label: about.t('organization'), isOptional: true, maxLength: 300 },
];
const newcomerIn = async (values: Values, key: string) => ({
  person: await registered(given(values, 'newcomer'), key),
  category: given(values, 'category'),
  region: given(values, 'region'),
  ...(given(values, 'organization') && { organization: given(values, 'organization') }),
});
const onlyRegion = (about: About): Values => {
  const [first, ...others] = lands(about);
  return first && others.length === 0 ? { region: first.value } : {};
};

export const addMember: Declare = (about) => ({
  hint: about.t('add-member-hint'),
  fields: newcomer(about),
  start: onlyRegion(about),
  submit: about.t('add-member'),
  to: ['members'],
  body: newcomerIn,
});

const leaver = (about: About): Field => ({
  name: 'person',
  kind: 'choice',
  label: about.t('who-leaves'),
  options: members(about),
});

export const replaceMember: Declare = (about) => ({
  hint: about.t('replace-member-hint'),
  fields: [leaver(about), ...newcomer(about), reasonField(about.t)],
  start: onlyRegion(about),
  submit: about.t('replace-member'),
  to: ['members', 'replace'],
  body: async (values, key) => ({
    person: given(values, 'person'),
    member: await newcomerIn(values, key),
    ...reasonIn(values),
  }),
});

export const removeMember: Declare = (about) => ({
  hint: about.t('remove-member-hint'),
  fields: [leaver(about), reasonField(about.t)],
  submit: about.t('remove-member'),
  to: ['members', 'remove'],
  body: (values) => ({ person: given(values, 'person'), ...reasonIn(values) }),
});

export const joinRegion: Declare = (about) => {
  const { file, regions, t } = about;
  const own = new Set(stillThere(file.regions).map(({ region }) => region));
  return {
    hint: t('join-region-hint'),
    fields: [
      {
        name: 'region',
        kind: 'choice',
        label: t('domain:region'),
        options: regions.filter(({ value }) => !own.has(value)),
      },
      agreementField(about),
    ],
    submit: t('join-region'),
    to: ['regions', 'join'],
    body: (values) => ({
      region: given(values, 'region'),
      ...(given(values, 'agreement') && { agreement: given(values, 'agreement') }),
    }),
  };
};

const otherLands = (about: About): Field => ({
  name: 'region',
  kind: 'choice',
  label: about.t('domain:region'),
  options: lands(about).filter(({ value }) => value !== about.file.leadRegion),
});

export const leaveRegion: Declare = (about) => ({
  hint: about.t('leave-region-hint', { region: about.regionName(about.file.leadRegion) }),
  fields: [otherLands(about), reasonField(about.t)],
  submit: about.t('leave-region'),
  to: ['regions', 'leave'],
  body: (values) => ({ region: given(values, 'region'), ...reasonIn(values) }),
});

export const moveLead: Declare = (about) => ({
  hint: about.t('move-lead-hint', { region: about.regionName(about.file.leadRegion) }),
  fields: [otherLands(about)],
  submit: about.t('move-lead'),
  to: ['lead-region'],
  body: (values) => ({ region: given(values, 'region') }),
});
