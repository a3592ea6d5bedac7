// Texts in two languages: one file a namespace and language; `t('dashboard:title')`. Both languages have the same keys.
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import * as en from './en/all.js';
import { language, remember } from './language.js';
import * as ru from './ru/all.js';

void i18next.use(initReactI18next).init({
  resources: { ru, en },
  lng: language(),
  fallbackLng: 'ru',
  ns: Object.keys(ru),
  defaultNS: 'shell',
  interpolation: { escapeValue: false },
  returnNull: false,
});
i18next.on('languageChanged', (chosen) => remember(chosen === 'en' ? 'en' : 'ru'));
document.documentElement.lang = language();

export { i18next };
