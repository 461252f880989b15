import { App, ConfigProvider } from 'antd';
import { useLayoutEffect, useMemo, type ReactNode } from 'react';
import { useAntdLocale } from '../i18n/antd-locale';
import { useMedia, useMotion, usePhone } from './media';
import { darkPalette, lightPalette, writeCssVariables } from './palette';
import { usePreferences } from './preferences';
import { antdTheme } from './tokens';
import './global.css';

export function ThemeProvider({ children }: { children: ReactNode }) {
  const { scheme, elder, language } = usePreferences();
  const systemDark = useMedia('(prefers-color-scheme: dark)');
  const dark = scheme === 'dark' || (scheme === 'auto' && systemDark);
  const phone = usePhone();
  const motion = useMotion();
  const palette = dark ? darkPalette : lightPalette;
  const theme = useMemo(
    () => antdTheme({ palette, dark, elder, phone, motion }),
    [palette, dark, elder, phone, motion],
  );

  useLayoutEffect(() => {
    const root = document.documentElement;
    root.dataset.scheme = dark ? 'dark' : 'light';
    root.dataset.elder = String(elder);
    root.dataset.motion = motion ? 'on' : 'off';
    root.style.colorScheme = dark ? 'dark' : 'light';
    document.querySelector('meta[name="theme-color"]')?.setAttribute('content', palette.ground);
    writeCssVariables(palette);
  }, [palette, dark, elder, motion]);

  return (
    <ConfigProvider
      theme={theme}
      locale={useAntdLocale(language)}
      button={{ autoInsertSpace: false }}
      wave={{ disabled: true }}
      form={{ requiredMark: false, scrollToFirstError: { focus: true } }}
      variant="outlined"
    >
      <App className="nj-app" message={{ maxCount: 2 }}>
        {children}
      </App>
    </ConfigProvider>
  );
}
