// What else can be wrong with a request, in the same two languages.
import type { Language } from './refusal-texts.js';

export const problemCodes = {
  malformed: 400,
  unauthorized: 401,
  forbidden: 403,
  'foreign-origin': 403,
  unknown: 404,
  'position-unknown': 410,
  'sign-in-link-over': 410,
  'too-large': 413,
  'unsupported-media-type': 415,
  'idempotency-key-reused': 422,
  'too-busy': 503,
  contended: 503,
  'store-unavailable': 503,
  'read-store-unavailable': 503,
  'outcome-unknown': 503,
  'stream-unreadable': 503,
  'projection-building': 503,
  'not-reached-in-time': 504,
  internal: 500,
} as const;
export type ProblemCode = keyof typeof problemCodes;

type Sentences = Readonly<Record<Language, readonly [title: string, detail: string]>>;

export const problemTexts: Readonly<Record<ProblemCode, Sentences>> = {
  malformed: {
    ru: ['Запрос составлен неверно', 'Исправьте названные поля и пришлите запрос снова.'],
    en: ['Malformed request', 'Mend the named fields and send the request again.'],
  },
  unauthorized: {
    ru: ['Нужен действующий токен', 'Передайте его в заголовке Authorization: Bearer …'],
    en: ['A valid token is needed', 'Send it in the header Authorization: Bearer …'],
  },
  forbidden: {
    ru: ['Недостаточно прав', 'Роль или область действия токена этого не позволяет.'],
    en: ['Not allowed', 'The token’s role or scope does not allow this.'],
  },
  'foreign-origin': {
    ru: [
      'Запрос с чужой страницы',
      'Сеанс браузера действует только на страницах самой Вехи. Откройте её и повторите там.',
    ],
    en: [
      'Request from a foreign page',
      'A browser’s session counts on Vekha’s own pages alone. Open it and try again there.',
    ],
  },
  unknown: {
    ru: ['Не найдено', 'Такого объекта нет. Проверьте идентификатор.'],
    en: ['Not found', 'There is no such thing. Check the id.'],
  },
  'position-unknown': {
    ru: ['Позиция неизвестна', 'Позиция из другого журнала или впереди его конца. Начните заново без неё.'],
    en: ['Position unknown', 'The position is of another log, or beyond its head. Begin again without it.'],
  },
  'sign-in-link-over': {
    ru: [
      'Ссылка для входа больше не действует',
      'Она одноразовая и живёт несколько минут. Новую печатает npx vekha sign-in.',
    ],
    en: ['The sign-in link is over', 'It works once and for a few minutes. npx vekha sign-in prints a new one.'],
  },
  'too-large': {
    ru: ['Слишком большой запрос', 'Уменьшите тело запроса или разделите его на части.'],
    en: ['Too large', 'Make the body smaller, or send it in parts.'],
  },
  'unsupported-media-type': {
    ru: ['Такой формат не принимается', 'Пришлите application/json.'],
    en: ['Media type not supported', 'Send application/json.'],
  },
  'idempotency-key-reused': {
    ru: ['Ключ уже использован', 'С этим Idempotency-Key приходила другая команда. Возьмите новый ключ.'],
    en: ['Key already used', 'Another command came with this Idempotency-Key. Take a new one.'],
  },
  'too-busy': {
    ru: ['Система занята', 'Слишком много команд одновременно. Повторите через несколько секунд.'],
    en: ['Too busy', 'Too many commands at once. Try again in a few seconds.'],
  },
  contended: {
    ru: ['Слишком много одновременных изменений', 'Ничего не записано. Повторите запрос.'],
    en: ['Contended', 'Others kept getting in between; nothing was written. Try again.'],
  },
  'store-unavailable': {
    ru: ['Хранилище событий недоступно', 'Ничего не записано. Повторите с тем же Idempotency-Key.'],
    en: ['Event store out of reach', 'Nothing was written. Try again with the same Idempotency-Key.'],
  },
  'read-store-unavailable': {
    ru: ['База данных недоступна', 'Решения не потеряны. Повторите запрос позже.'],
    en: ['Database out of reach', 'No decision is lost. Ask again later.'],
  },
  'outcome-unknown': {
    ru: ['Исход неизвестен', 'Ответ хранилища потерян. Повторите с тем же Idempotency-Key, чтобы узнать исход.'],
    en: ['Outcome not known', 'The store’s answer was lost. Send the same Idempotency-Key again to learn the outcome.'],
  },
  'stream-unreadable': {
    ru: ['Поток событий не читается', 'В обход него решений не принимают. Сообщите администратору.'],
    en: ['Stream unreadable', 'Nothing is decided around it. Tell the administrator.'],
  },
  'projection-building': {
    ru: ['Витрина строится', 'Неготовое не показывают. Сколько прочитано, сказано в facts; повторите запрос позже.'],
    en: ['Read model being built', 'It is not shown before it is whole. The facts say how far it is; ask again later.'],
  },
  'not-reached-in-time': {
    ru: ['Витрина ещё не дошла до этой позиции', 'Повторите запрос через несколько секунд.'],
    en: ['Not reached in time', 'The read model has not reached that position yet. Ask again in a few seconds.'],
  },
  internal: {
    ru: ['Внутренняя ошибка', 'Сообщите администратору идентификатор запроса:'],
    en: ['Internal error', 'Give the administrator the id of the request:'],
  },
};
