import { theme, type ThemeConfig } from 'antd';
import type { Palette } from './palette';

export const FONT_FAMILY = '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif';

export interface Appearance {
  readonly palette: Palette;
  readonly dark: boolean;
  readonly elder: boolean;
  readonly phone: boolean;
  readonly motion: boolean;
}

function controlHeight({ elder, phone }: Appearance): number {
  if (elder) return phone ? 56 : 48;
  return phone ? 44 : 36;
}

/** The only place where antd is told how it looks. */
export function antdTheme(appearance: Appearance): ThemeConfig {
  const { palette, dark, elder, phone, motion } = appearance;
  const framed = {
    // Twice as wide where one types: a thin line that only grows darker is not seen.
    activeShadow: `0 0 0 1px ${palette.ink}`,
    hoverBorderColor: palette.inkSecond,
    activeBorderColor: palette.ink,
  };
  return {
    algorithm: dark ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      fontFamily: FONT_FAMILY,
      fontSize: elder ? 20 : 16,
      fontSizeSM: elder ? 18 : 14,
      fontWeightStrong: 600,
      controlHeight: controlHeight(appearance),
      controlHeightLG: controlHeight(appearance) + 8,
      borderRadius: 8,
      borderRadiusLG: phone ? 12 : 8,
      motion,
      wireframe: false,
      colorPrimary: palette.brand,
      colorPrimaryHover: palette.brandHover,
      colorPrimaryActive: palette.brandHover,
      colorInfo: palette.waiting,
      colorSuccess: palette.done,
      colorSuccessBg: palette.doneTint,
      colorWarning: palette.due,
      colorError: palette.late,
      colorErrorText: palette.lateText,
      colorWarningText: palette.dueText,
      colorLink: palette.waitingText,
      colorLinkHover: palette.ink,
      colorLinkActive: palette.ink,
      colorText: palette.ink,
      colorTextSecondary: palette.inkSecond,
      colorTextTertiary: palette.inkSecond,
      colorTextDescription: palette.inkSecond,
      colorTextPlaceholder: palette.inkSecond,
      colorTextQuaternary: palette.lineStrong,
      colorTextDisabled: palette.inkDisabled,
      colorBorder: palette.lineStrong,
      colorBorderSecondary: palette.line,
      colorBgLayout: palette.ground,
      colorBgContainer: palette.card,
      colorBgElevated: palette.raised,
      boxShadow: palette.shadow,
      boxShadowSecondary: palette.shadow,
      boxShadowTertiary: 'none',
    },
    components: {
      Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none', fontWeight: 500 },
      Input: framed,
      Select: {
        activeOutlineColor: 'transparent',
        hoverBorderColor: palette.inkSecond,
        activeBorderColor: palette.ink,
      },
      DatePicker: framed,
      Form: { labelColor: palette.ink, itemMarginBottom: 20, verticalLabelPadding: '0 0 4px' },
      Switch: { colorPrimary: palette.done, colorPrimaryHover: palette.doneText },
      Table: { headerBg: palette.ground, rowHoverBg: palette.hover, headerColor: palette.inkSecond },
    },
  };
}
