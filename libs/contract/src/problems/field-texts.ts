// What is wrong with a field, in Russian: validators speak English, and each of their sentences has its counterpart here.
import type { Language } from './refusal-texts.js';

/** `$1` and so on stand for what the English sentence says. */
const inRussian: readonly (readonly [RegExp, string])[] = [
  [/must match \[a-z0-9\]\S*$/, 'нужен идентификатор: строчные латинские буквы, цифры и дефис, не длиннее 63 знаков'],
  [/must be the id of a stage$/, 'нужен идентификатор этапа'],
  [/must be the key of a region, like VOR$/, 'нужен ключ региона, например VOR'],
  [
    /must be a position, a day, or a time with an offset, like (\S+)$/,
    'нужна позиция, день или время со смещением, например $1',
  ],
  [/must be a time with an offset, like (\S+)$/, 'нужно время со смещением, например $1'],
  [/must be well-formed Unicode text$/, 'нужен правильный текст Unicode'],
  [/must be a string$/, 'нужен текст'],
  [/must be longer than or equal to (\d+) characters?$/, 'нужно знаков не меньше $1'],
  [/must be shorter than or equal to (\d+) characters?$/, 'нужно знаков не больше $1'],
  [/must be a UUID$/, 'нужен UUID'],
  [/must be an integer number$/, 'нужно целое число'],
  [/must not be less than (-?\d+)$/, 'нужно не меньше $1'],
  [/must not be greater than (-?\d+)$/, 'нужно не больше $1'],
  [/must be an array$/, 'нужен список'],
  [/must contain at least (\d+) elements$/, 'нужно элементов не меньше $1'],
  [/must contain no more than (\d+) elements$/, 'нужно элементов не больше $1'],
  [/elements must be unique$/, 'элементы списка повторяются'],
  [/must be one of the following values: (.+)$/, 'нужно одно из значений: $1'],
  [/must be an object$/, 'нужен объект'],
  [/must be either object or array$/, 'нужен объект'],
  [/must be a boolean value$/, 'нужно true или false'],
  [/should not exist$/, 'такого поля нет'],
  [/must give whole hundredths by criterion, like (.+)$/, 'нужны целые сотые по критериям, например $1'],
  [/must be one of the regions$/, 'нужен один из регионов команды'],
  [/must come after startsAt$/, 'окончание должно быть позже начала'],
  [/a lone surrogate$/, 'половина знака Unicode'],
  [/is no safe integer$/, 'нужно целое число, которое можно записать точно'],
];

/** The validator's sentence in the language; as it is where it has no counterpart. */
export function fieldText(sentence: string, language: Language): string {
  if (language === 'en') return sentence;
  for (const [english, russian] of inRussian) {
    const match = english.exec(sentence);
    if (match) return russian.replace(/\$(\d)/g, (_, place: string) => match[Number(place)] ?? '');
  }
  return sentence;
}
