import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { createInstance, type BackendModule } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { preferences, type Language } from '../theme/preferences';

type Texts = { default: Record<string, unknown> };

/** Every `locales/<language>/<area>.json` is a namespace of its own and is fetched when a page first asks for it. */
const areas = import.meta.glob<Texts>('../locales/*/*.json');

/** A missing translation is no fault: i18next then falls back to zh-Hans. */
const read = async (language: string, namespace: string) =>
  (await areas[`../locales/${language}/${namespace}.json`]?.())?.default ?? {};

// i18next awaits a read of two parameters; its type knows only the one with a callback.
const backend: BackendModule = { type: 'backend', init: () => undefined, read: read as BackendModule['read'] };

export const i18n = createInstance();

const DAYJS_LOCALES: Record<Language, string> = { 'zh-Hans': 'zh-cn', 'zh-Hant': 'zh-tw', en: 'en' };

export async function applyLanguage(language: Language): Promise<void> {
  if (language === 'zh-Hant') await import('dayjs/locale/zh-tw');
  dayjs.locale(DAYJS_LOCALES[language]);
  document.documentElement.lang = language;
  await i18n.changeLanguage(language);
}

export async function startI18n(): Promise<void> {
  await i18n
    .use(backend)
    .use(initReactI18next)
    .init({
      lng: preferences().language,
      fallbackLng: 'zh-Hans',
      ns: ['common', 'shell', 'parts', 'problems'],
      defaultNS: 'common',
      interpolation: { escapeValue: false },
      load: 'currentOnly',
      returnEmptyString: false,
    });
  await applyLanguage(preferences().language);
}
