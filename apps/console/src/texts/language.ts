// Russian unless somebody chose English; the choice stays with the browser.
export type Language = 'ru' | 'en';
const KEY = 'vekha-language';

/** In another site's frame there is nothing to keep a choice in: there the address says it (`?lang=en`). */
function kept<T>(use: (storage: Storage) => T): T | undefined {
  try {
    return use(localStorage);
  } catch {
    return undefined;
  }
}

const asked = (): string | null | undefined =>
  new URLSearchParams(location.search).get('lang') ?? kept((storage) => storage.getItem(KEY));

let now: Language = asked() === 'en' ? 'en' : 'ru';

export const language = (): Language => now;

export function remember(chosen: Language): void {
  now = chosen;
  kept((storage) => storage.setItem(KEY, chosen));
  document.documentElement.lang = chosen;
}
