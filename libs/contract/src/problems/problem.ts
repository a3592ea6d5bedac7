// RFC 9457 problem details in the asked language.
import type { RefusalCode } from '#domain/refusals';
import { type ProblemCode, problemCodes, problemTexts } from './problem-texts.js';
import { type Language, refusalTexts } from './refusal-texts.js';

export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly facts?: object;
  /** One entry a field that is wrong. */
  readonly errors?: readonly { readonly path: string; readonly message: string }[];
  readonly decision?: string;
  readonly revision?: number;
  readonly position?: string;
  /** This very occurrence, as `urn:uuid:…`: under that id the log knows what nobody foresaw. */
  readonly instance?: string;
}

const typeOf = (code: string) => `urn:vekha:problem:${code}`;

/** The first of the two languages that `Accept-Language` names; Russian otherwise. */
export function languageOf(acceptLanguage: string | undefined): Language {
  const wanted = (acceptLanguage ?? '').split(',').map((each) => each.trim().slice(0, 2).toLowerCase());
  return wanted.find((each): each is Language => each === 'ru' || each === 'en') ?? 'ru';
}

export function problem(code: ProblemCode, language: Language, more: Partial<Problem> = {}): Problem {
  const [title, detail] = problemTexts[code][language];
  return { type: typeOf(code), title, status: problemCodes[code], detail, code, ...more };
}

/** What nobody foresaw: only the request's id (UUID) is told, and by it the log tells the rest. */
export function unforeseen(request: string, language: Language): Problem {
  const known = problem('internal', language);
  return { ...known, detail: `${known.detail} ${request}`, instance: `urn:uuid:${request}` };
}

export function refusalProblem(code: RefusalCode, facts: object, status: number, language: Language): Problem {
  const { title, detail } = refusalTexts[code][language];
  return { type: typeOf(code), title, status, detail: detail(facts as Record<string, unknown>), code, facts };
}
