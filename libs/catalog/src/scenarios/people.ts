// People of a scenario: generated names, each with the mark, registered before anything else names them.
import { madeUp } from './made-up.js';
import type { Script } from './script.js';
import type { Seeded } from './seeded.js';

/** Stems that take -а in the feminine. Roads, crafts and weather; none is the name of anyone in the sources. */
const SURNAMES =
  'Верстов Вехин Дорогин Перевалов Бродов Маяков Столбов Просекин Тропников Ущельев Заводин Станков Литейнов Кузнечев ' +
  'Плотничев Токарев Слесарев Стекольнов Гончарнов Ткачёв Пашенцев Лугов Рощин Боров Еловин Кедров Липин Берёзов ' +
  'Сугробов Метелев Росин Зарницын Рассветов Полуднев Вечеров Звездин Озеров Ручьёв Порогов Мостов';
const GIVEN = [
  ['Пётр Фёдор Глеб Матвей Захар Тимур Лука Савва Родион Ярослав', 'Петрович Глебович Матвеевич Родионович Саввич'],
  ['Вера Дарья Зоя Алла Майя Нина Рада Таисия Ульяна Яна', 'Петровна Глебовна Матвеевна Родионовна Саввична'],
] as const;

function nameOf(random: Seeded): string {
  const female = random.below(2);
  const [given, patronymics] = GIVEN[female];
  const surname = random.pick(SURNAMES.split(' ')) + (female ? 'а' : '');
  return madeUp(`${surname} ${random.pick(given.split(' '))} ${random.pick(patronymics.split(' '))}`);
}

export class People {
  private count = 0;

  constructor(
    private readonly script: Script,
    private readonly random: Seeded,
    private readonly prefix: string,
  ) {}

  /** Registers one more person with a post and gives the id. */
  register(post: string): string {
    this.count += 1;
    const person = `${this.prefix}-${String(this.count).padStart(3, '0')}`;
    const personal = { name: nameOf(this.random), post, email: `${person}@example.org` };
    this.script.post('operator', `person-${person}`, '/people', { person, personal });
    return person;
  }
}
