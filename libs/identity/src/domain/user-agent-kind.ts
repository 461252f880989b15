const KINDS: readonly (readonly [RegExp, string])[] = [
  [/MicroMessenger/i, '微信'],
  [/DingTalk/i, '钉钉'],
  [/iPhone|iPad/i, '苹果手机或平板'],
  [/Android|HarmonyOS/i, '安卓手机或平板'],
  [/Windows/i, '电脑（Windows）'],
  [/Macintosh/i, '电脑（Mac）'],
  [/Linux|X11/i, '电脑（Linux）'],
];

/** Enough for a person to know his own device again; the header itself is not kept. */
export const userAgentKind = (header: string | undefined): string =>
  KINDS.find(([pattern]) => pattern.test(header ?? ''))?.[1] ?? '其他设备';
