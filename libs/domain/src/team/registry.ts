// The application with its documents, and the entry under a number that nobody else holds.
import type { RegistryStage } from '../charter/charter.js';
import { type Decision, type Refusal, refuse } from '../decider.js';
import { own } from '../own.js';
import { canonicalNumber, holderOf, type RegistryNumber } from '../registry-number/registry-number.js';
import { type Rules, settled } from './settle.js';
import type {
  CorrectRegistryEntry,
  EnterRegistry,
  FileApplication,
  RemoveFromRegistry,
  ReturnApplication,
} from './team.commands.js';
import type { TeamEvent } from './team.events.js';
import type { Team } from './team.state.js';

export function fileApplication(
  { data }: FileApplication,
  team: Team,
  stage: RegistryStage,
  rules: Rules,
  when: string,
): Decision<TeamEvent> {
  const objection = appealOpen(team);
  if (objection) return objection;
  const { kind } = team.project ?? rules.seat.project;
  const filed = new Set(data.documents.map(({ document }) => document));
  const missing = stage.documents[kind].filter(({ id }) => !filed.has(id)).map(({ id }) => id);
  if (missing.length) return refuse('documents-missing', { stage: stage.id, kind, missing });
  const about = { stage: stage.id, registry: stage.registry, occurredAt: when };
  return settled(team, [{ type: 'ApplicationFiled', data: { ...about, documents: data.documents } }], rules, when);
}

export function returnApplication(
  { data }: ReturnApplication,
  team: Team,
  stage: RegistryStage,
  rules: Rules,
  when: string,
): Decision<TeamEvent> {
  if (!isFiled(team, stage)) return refuse('application-not-filed', { stage: stage.id });
  const about = { stage: stage.id, registry: stage.registry, occurredAt: when };
  return settled(team, [{ type: 'ApplicationReturned', data: { ...about, reason: data.reason } }], rules, when);
}

/** The number must be reserved for this very decision. */
export function enterRegistry(
  { params, data, decision }: EnterRegistry,
  team: Team,
  stage: RegistryStage,
  rules: Rules & { readonly number: RegistryNumber },
  when: string,
): Decision<TeamEvent> {
  const { number, order } = data;
  const objection =
    appealOpen(team) ?? (isFiled(team, stage) ? undefined : refuse('application-not-filed', { stage: stage.id }));
  if (objection) return objection;
  if (rules.number.reserved?.for !== decision) return taken(stage, number, params.team, rules.number);
  const validUntil = stage.validFor === null ? null : yearsAfter(when, stage.validFor);
  const about = { stage: stage.id, registry: stage.registry, occurredAt: when };
  return settled(team, [{ type: 'RegistryEntered', data: { ...about, number, order, validUntil } }], rules, when);
}

const taken = ({ registry }: RegistryStage, number: string, team: string, { reserved }: RegistryNumber) =>
  refuse('registry-number-taken', { registry, number, by: reserved && holderOf(reserved), team });

/** While an appeal is open, nothing goes to the registry. */
function appealOpen({ appeals }: Team): Refusal | undefined {
  const open = Object.entries(appeals).find(([, { state }]) => state === 'open');
  return open && refuse('appeal-open', { appeal: open[0], stage: open[1].stage });
}

/** Another number needs a reservation of its own; the old one is never free again. */
export function correctEntry(
  { params, data, decision }: CorrectRegistryEntry,
  team: Team,
  stage: RegistryStage,
  rules: Rules & { readonly number: RegistryNumber },
  when: string,
): Decision<TeamEvent> {
  const entry = own(team.entries, stage.id);
  if (!entry) return refuse('not-in-registry', { stage: stage.id, registry: stage.registry });
  const { number, order, reason, document } = data;
  const isSame = canonicalNumber(entry.number) === canonicalNumber(number);
  if (!isSame && rules.number.reserved?.for !== decision) return taken(stage, number, params.team, rules.number);
  const validUntil = stage.validFor === null ? null : yearsAfter(entry.at, stage.validFor);
  const about = { stage: stage.id, registry: stage.registry, reason, document, occurredAt: when };
  return settled(
    team,
    [{ type: 'RegistryEntryCorrected', data: { ...about, number, order, validUntil } }],
    rules,
    when,
  );
}

export function removeEntry(
  { data }: RemoveFromRegistry,
  team: Team,
  stage: RegistryStage,
  rules: Rules,
  when: string,
): Decision<TeamEvent> {
  const entry = own(team.entries, stage.id);
  if (!entry) return refuse('not-in-registry', { stage: stage.id, registry: stage.registry });
  const { reason, document } = data;
  const about = { stage: stage.id, registry: stage.registry, number: entry.number, reason, document, occurredAt: when };
  return settled(team, [{ type: 'RegistryEntryRemoved', data: about }], rules, when);
}

const isFiled = (team: Team, stage: RegistryStage): boolean => own(team.applications, stage.id)?.returned === false;

const yearsAfter = (time: string, years: number): string => {
  const end = new Date(time);
  end.setUTCFullYear(end.getUTCFullYear() + years);
  return end.toISOString();
};
