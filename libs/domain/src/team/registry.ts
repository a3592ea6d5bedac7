// The application with its documents, and the entry under a number that nobody else holds.
import type { RegistryStage } from '../charter/charter.js';
import { type Decision, refuse } from '../decider.js';
import { own } from '../own.js';
import type { RegistryNumber } from '../registry-number/registry-number.js';
import { type Rules, settled } from './settle.js';
import type { EnterRegistry, FileApplication, ReturnApplication } from './team.commands.js';
import type { TeamEvent } from './team.events.js';
import type { Team } from './team.state.js';

export function fileApplication(
  { params, data }: FileApplication,
  team: Team,
  stage: RegistryStage,
  rules: Rules,
  when: string,
): Decision<TeamEvent> {
  const { kind } = team.project ?? rules.cohort.teams[params.team].project;
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
  if (!isFiled(team, stage)) return refuse('application-not-filed', { stage: stage.id });
  const { number, order } = data;
  const { reserved } = rules.number;
  if (reserved?.for !== decision)
    return refuse('registry-number-taken', {
      registry: stage.registry,
      number,
      by: reserved && { ...reserved },
      team: params.team,
    });
  const validUntil = stage.validFor === null ? null : yearsAfter(when, stage.validFor);
  const about = { stage: stage.id, registry: stage.registry, occurredAt: when };
  return settled(team, [{ type: 'RegistryEntered', data: { ...about, number, order, validUntil } }], rules, when);
}

const isFiled = (team: Team, stage: RegistryStage): boolean => own(team.applications, stage.id)?.returned === false;

const yearsAfter = (time: string, years: number): string => {
  const end = new Date(time);
  end.setUTCFullYear(end.getUTCFullYear() + years);
  return end.toISOString();
};
