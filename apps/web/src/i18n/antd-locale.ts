import type { ConfigProviderProps } from 'antd';
import zhCN from 'antd/es/locale/zh_CN';
import { useEffect, useState } from 'react';
import type { Language } from '../theme/preferences';

type AntdLocale = NonNullable<ConfigProviderProps['locale']>;

const others: Partial<Record<Language, () => Promise<{ default: AntdLocale }>>> = {
  'zh-Hant': () => import('antd/es/locale/zh_TW'),
  en: () => import('antd/es/locale/en_US'),
};

export function useAntdLocale(language: Language): AntdLocale {
  const [loaded, setLoaded] = useState<{ language: Language; locale: AntdLocale }>();
  useEffect(() => {
    let wanted = true;
    void others[language]?.().then((module) => wanted && setLoaded({ language, locale: module.default }));
    return () => {
      wanted = false;
    };
  }, [language]);
  return loaded?.language === language ? loaded.locale : zhCN;
}
