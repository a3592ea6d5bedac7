// A decision in sentences: what was asked, on what, and what came of it.
import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { refusalTexts } from '#contract/problems/refusal-texts';
import type { Answers } from '../../../api/client.js';
import { language } from '../../../texts/language.js';
import { scoreText, timeText } from '../../../texts/times.js';
import { inLanguage } from '../../../texts/titles.js';
import type { Titles } from './titles.js';

export type Decided = Answers['DecidedDto'];
export type People = Readonly<Record<string, Readonly<Record<string, string>>>>;
type Values = Readonly<Record<string, unknown>>;

export interface Subject {
  /** `команда`, `поток`, … */
  readonly kind: string;
  readonly name: string;
  /** The page about it, where there is one. */
  readonly to: string | undefined;
}

export interface DecisionWords {
  command(type: string): string;
  subject(stream: string): Subject;
  event(event: { readonly type: string; readonly data: unknown }, cohort: string): string;
  outcome(decision: Decided): string;
  refusal(code: string, facts: object | null, cohort: string): { readonly title: string; readonly detail: string };
  actor(id: string): string;
  person(id: string): string;
}

/** The same while titles, people and the language are. */
export function useDecisionWords(titles: Titles, people: People): DecisionWords {
  const { t } = useTranslation(['decisions', 'auditor']);
  return useMemo(() => wordsOf(t, titles, people), [t, titles, people]);
}

function wordsOf(t: TFunction, titles: Titles, people: People): DecisionWords {
  const nameOf = (person: string): string => people[person]?.name ?? person;
  const words: DecisionWords = {
    command: (type) => t(`command.${type}`, { defaultValue: type }),
    person: nameOf,
    actor: (id) => (id === 'system' ? t('auditor:system-actor') : titles.actor(id)),
    subject: (stream) => subjectOf(stream, { t, titles, nameOf }),
    event: ({ type, data }, cohort) =>
      t(`event.${type}`, { ...valuesOf(data as Values, { t, titles, nameOf, cohort }), defaultValue: type }),
    refusal: (code, facts, cohort) => {
      const found = refusalTexts[code as keyof typeof refusalTexts]?.[language()];
      if (!found) return { title: code, detail: '' };
      return { title: found.title, detail: found.detail(factsIn(facts ?? {}, { titles, nameOf, cohort })) };
    },
    outcome: (decision) => {
      const { refused, facts, cohort, events } = decision;
      if (refused === null) return sentence(events.map((event) => words.event(event, cohort)).join('; '));
      const { title, detail } = words.refusal(refused, facts, cohort);
      return `${title}. ${detail}`;
    },
  };
  return words;
}

interface Around {
  readonly titles: Titles;
  nameOf(person: string): string;
}

/** `team-c1.a`, `program-p`, `catalog-regions`, … */
function subjectOf(stream: string, { t, titles, nameOf }: Around & { t: TFunction }): Subject {
  const [, category = '', id = ''] = /^([A-Za-z]+)-(.*)$/.exec(stream) ?? [undefined, '', stream];
  const kind = t(`stream.${category}`, { defaultValue: category });
  const [cohort = '', team] = id.split('.');
  if (category === 'team' && team)
    return { kind, name: titles.team(cohort, team), to: `/auditor/teams/${cohort}/${team}` };
  if (category === 'sitting') return { kind, name: titles.sitting(id), to: `/sittings/${id}` };
  const name = {
    cohort: () => titles.cohort(id),
    program: () => titles.program(id),
    person: () => nameOf(id),
    commission: () => titles.commission(id),
    agreement: () => titles.agreement(id),
    token: () => titles.actor(id),
    catalog: () => t(`rules.${id}`, { defaultValue: id }),
  }[category];
  return { kind, name: name?.() ?? id, to: undefined };
}

/** What the sentences of events speak of. */
function valuesOf(data: Values, { t, titles, nameOf, cohort }: Around & { t: TFunction; cohort: string }): Values {
  const text = (value: unknown) =>
    typeof value === 'object' && value !== null && 'ru' in value
      ? inLanguage(value as { ru: string; en: string })
      : String(value ?? '');
  return {
    ...data,
    title: text(data.title),
    stage: titles.stage(cohort, String(data.stage)),
    region: titles.region(String(data.region)),
    toRegion: titles.region(String(data.to)),
    until: typeof data.until === 'string' ? timeText(data.until) : '—',
    score: typeof data.score === 'number' ? `: ${scoreText(data.score)}` : '',
    total: totalText(data.total),
    verdict: t(`verdict.${String(data.verdict)}`, { defaultValue: '' }),
    present: Array.isArray(data.present) ? data.present.length : 0,
    person: nameOf(String(data.person)),
  };
}

/** `, 7,2`; nothing where no total was made. */
const totalText = (total: unknown): string =>
  typeof total === 'object' && total !== null && 'shown' in total ? `, ${scoreText(Number(total.shown))}` : '';

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;

/** Ids among the facts of a refusal by what they are called, times as people read them. */
function factsIn(facts: object, { titles, nameOf, cohort }: Around & { cohort: string }): Values {
  const told = (name: string, value: unknown): unknown => {
    if (Array.isArray(value)) return value.map((each) => told(name, each));
    if (typeof value !== 'string') return value;
    if (TIME.test(value)) return timeText(value);
    if (/^(stage|missing|requires)/.test(name)) return titles.stage(cohort, value);
    if (/region/i.test(name) || name === 'guests') return titles.region(value);
    if (/^teams?$/.test(name)) return titles.team(cohort, value);
    return nameOf(value);
  };
  return Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, told(name, value)]));
}

const sentence = (text: string): string => (text ? `${text[0]?.toUpperCase()}${text.slice(1)}.` : text);
