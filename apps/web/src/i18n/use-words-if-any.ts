import { useTranslation } from 'react-i18next';

/** Words that only some keys have, such as the explanation of a step: null where there are none, never the key itself. */
export function useWordsIfAny(namespace: string): (key: string) => string | null {
  const { t, i18n } = useTranslation(namespace);
  return (key) => (i18n.exists(key, { ns: namespace }) ? t(key) : null);
}
