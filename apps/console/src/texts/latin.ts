// An id from a title: Russian in Latin letters, lower-case, words joined by hyphens.
const letters = 'а a б b в v г g д d е e ё e ж zh з z и i й i к k л l м m н n о o п p р r с s т t у u ф f х kh ц ts';
const further = 'ч ch ш sh щ shch ъ  ы y ь  э e ю iu я ia';
const pairs = `${letters} ${further}`.split(' ');
const latin = new Map(pairs.flatMap((each, index) => (index % 2 === 0 ? [[each, pairs[index + 1] ?? '']] : [])));
const LONGEST = 63;

/** `Оператор программы` → `operator-programmy`; empty where nothing of it can stand in an id. */
export const idFrom = (title: string): string =>
  [...title.toLowerCase()]
    .map((sign) => latin.get(sign) ?? sign)
    .join('')
    .normalize('NFKD')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+/, '')
    .slice(0, LONGEST)
    .replace(/-+$/, '');
