// Who was there: a record of attendance corrected, a consultation outside the plan.
import { membersAt } from '../../../../../api/case-file.js';
import { given, moment, type Values } from '../../../../../commands/fields.js';
import { correctionFields, correctionIn } from '../../../../../commands/reason.js';
import { dayText } from '../../../../../texts/times.js';
import { inLanguage } from '../../../../../texts/titles.js';
import type { Declare } from './form.js';

const ways = ['present', 'remote', 'excused', 'absent'] as const;

export const correctAttendance: Declare = ({ file, t, personName, regionName }) => {
  const sheets = file.attendance.flatMap(({ recorded, title }) =>
    recorded ? [{ ...recorded, title: title ? inLanguage(title) : recorded.session }] : [],
  );
  const sheetIn = (values: Values) => sheets.find(({ session }) => session === given(values, 'session'));
  const nameOf = (session: string, person: string) => `how.${session}.${person}`;
  const there = (values: Values, ...hows: readonly (typeof ways)[number][]) => {
    const sheet = sheetIn(values);
    if (!sheet) return [];
    const people = membersAt(file, sheet.heldAt).map(({ person }) => person);
    return people.filter((person) => hows.some((how) => how === given(values, nameOf(sheet.session, person))));
  };
  const start = sheets.flatMap(({ session, ...sheet }) =>
    [...sheet.present, ...sheet.excused, ...sheet.absent].map((person) => [
      nameOf(session, person),
      sheet.remote.includes(person) ? 'remote' : ways.find((way) => sheet[way].includes(person)),
    ]),
  );
  return {
    hint: t('correct-hint'),
    fields: (values) => {
      const sheet = sheetIn(values);
      return [
        {
          name: 'session',
          kind: 'choice',
          label: t('which-session'),
          options: sheets.map(({ session, title, heldAt }) => ({
            value: session,
            label: `${title}, ${dayText(heldAt)}`,
          })),
        },
        ...(sheet ? membersAt(file, sheet.heldAt) : []).map(({ person, region }) => ({
          name: nameOf(sheet?.session ?? '', person),
          kind: 'choice' as const,
          label: personName(person),
          hint: regionName(region),
          options: ways.map((value) => ({ value, label: t(`operator:presence-${value}`) })),
        })),
        ...correctionFields(t),
      ];
    },
    start: { ...Object.fromEntries(start), session: sheets.length === 1 ? (sheets[0]?.session ?? '') : '' },
    submit: t('commands:correct'),
    to: ['attendance', 'correct'],
    body: (values) => ({
      session: given(values, 'session'),
      present: there(values, 'present', 'remote'),
      remote: there(values, 'remote'),
      excused: there(values, 'excused'),
      ...correctionIn(values),
    }),
    hasTime: false,
  };
};

export const consultation: Declare = ({ file, t, personName, regionName }) => {
  const members = (values: Values) => membersAt(file, moment(given(values, 'when') || new Date().toISOString()));
  return {
    hint: t('consultation-hint'),
    fields: (values) => [
      { name: 'topic', kind: 'text', label: t('topic'), example: t('topic-example') },
      ...members(values).map(({ person, region }) => ({
        name: `there.${person}`,
        kind: 'check' as const,
        label: personName(person),
        hint: regionName(region),
      })),
    ],
    submit: t('record'),
    to: ['consultations'],
    body: (values) => ({
      topic: given(values, 'topic'),
      present: members(values).flatMap(({ person }) => (given(values, `there.${person}`) ? [person] : [])),
    }),
  };
};
