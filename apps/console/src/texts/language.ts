// Russian unless somebody chose English; the choice stays with the browser.
export type Language = 'ru' | 'en';
const KEY = 'vekha-language';

const asked = (): string | null => new URLSearchParams(location.search).get('lang') ?? localStorage.getItem(KEY);

let now: Language = asked() === 'en' ? 'en' : 'ru';

export const language = (): Language => now;

export function remember(chosen: Language): void {
  now = chosen;
  localStorage.setItem(KEY, chosen);
  document.documentElement.lang = chosen;
}
