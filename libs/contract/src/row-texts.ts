// What is wrong with a row of a file of teams, in both languages.
import type { Language } from './problems/refusal-texts.js';

const categories = 'authority, fund, managing-company, institute, enterprise';
const categoriesRu =
  'authority (орган власти), fund (фонд), managing-company (управляющая компания), institute (институт развития), enterprise (предприятие)';
const kinds = 'create, join, develop';
const kindsRu = 'create (создание), join (вступление), develop (развитие)';

interface RowTexts {
  missing(column: string): string;
  readonly broken: string;
  readonly team: string;
  readonly name: string;
  readonly regions: string;
  readonly leadRegion: string;
  readonly projectKind: string;
  readonly projectTitle: string;
  readonly agreement: string;
  readonly nobody: string;
  member(person: string): string;
  nobodyCalled(name: string): string;
  namesakes(name: string, persons: readonly string[]): string;
  unknown(kind: string, id: string): string;
}

export const rowTexts: Readonly<Record<Language, RowTexts>> = {
  ru: {
    missing: (column) => `нет столбца ${column}`,
    broken: 'строка не читается: проверьте кавычки и число ячеек',
    team: 'идентификатор: строчные латинские буквы, цифры и дефис',
    name: 'нужно название команды',
    regions: 'коды регионов через пробел, например VOR KRS ORL',
    leadRegion: 'ведущий регион должен быть среди регионов',
    projectKind: `одно из: ${kindsRu}`,
    projectTitle: 'нужно название проекта',
    agreement: 'идентификатор соглашения: строчные латинские буквы, цифры и дефис',
    nobody: 'нужен хотя бы один слушатель: человек/кого представляет/регион, через |',
    member: (person) =>
      `${person}: ожидается человек/кого представляет/регион; человек — имя или идентификатор, регион — код, представляет одно из: ${categoriesRu}`,
    nobodyCalled: (name) => `по имени не нашли: ${name}; сначала внесите человека или впишите его идентификатор`,
    namesakes: (name, persons) =>
      `так зовут нескольких: ${name}; впишите идентификатор, один из: ${persons.join(', ')}`,
    unknown: (kind, id) =>
      kind === 'person'
        ? `такого человека нет: ${id}; сначала внесите его`
        : kind === 'agreement'
          ? `такого соглашения нет: ${id}`
          : `такого нет: ${id}`,
  },
  en: {
    missing: (column) => `there is no column ${column}`,
    broken: 'the row cannot be read: check its quotes and the number of cells',
    team: 'an id: lower-case latin letters, digits and hyphens',
    name: 'the team needs a name',
    regions: 'keys of regions divided by spaces, such as VOR KRS ORL',
    leadRegion: 'the lead region must be one of the regions',
    projectKind: `one of: ${kinds}`,
    projectTitle: 'the project needs a title',
    agreement: 'the id of an agreement: lower-case latin letters, digits and hyphens',
    nobody: 'at least one member is needed: person/category/region | …',
    member: (person) =>
      `${person}: this must be person/category/region, the person by name or id, with a category of: ${categories}`,
    nobodyCalled: (name) => `nobody was found by the name ${name}; register them first, or write their id`,
    namesakes: (name, persons) => `several are called ${name}; write an id, one of: ${persons.join(', ')}`,
    unknown: (kind, id) =>
      kind === 'person'
        ? `there is no such person: ${id}; register them first`
        : kind === 'agreement'
          ? `there is no such agreement: ${id}`
          : `there is no such thing: ${id}`,
  },
};
