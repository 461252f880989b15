/** The colours of the product, once. Text variants of the states are darker (or lighter) to reach WCAG AA on their tint. */
export interface Palette {
  readonly brand: string;
  readonly brandHover: string;
  readonly brandText: string;
  readonly ground: string;
  readonly card: string;
  readonly raised: string;
  readonly ink: string;
  readonly inkSecond: string;
  readonly inkDisabled: string;
  readonly line: string;
  readonly lineStrong: string;
  readonly hover: string;
  readonly focus: string;
  readonly due: string;
  readonly dueText: string;
  readonly dueTint: string;
  readonly late: string;
  readonly lateText: string;
  readonly lateTint: string;
  readonly done: string;
  readonly doneText: string;
  readonly doneTint: string;
  readonly waiting: string;
  readonly waitingText: string;
  readonly waitingTint: string;
  readonly private: string;
  readonly privateText: string;
  readonly privateTint: string;
  readonly shadow: string;
}

export const lightPalette: Palette = {
  brand: '#b4232a',
  brandHover: '#9a1c23',
  brandText: '#a01f26',
  ground: '#f7f5f2',
  card: '#ffffff',
  raised: '#ffffff',
  ink: '#1f1b16',
  inkSecond: '#645d54',
  inkDisabled: '#776f65',
  line: '#e6e1da',
  lineStrong: '#8f867a',
  hover: '#f1ede7',
  focus: '#2f5f9e',
  due: '#b7791f',
  dueText: '#7d500f',
  dueTint: '#fbf1df',
  late: '#b4232a',
  lateText: '#a01f26',
  lateTint: '#fbebea',
  done: '#2f7d4f',
  doneText: '#256340',
  doneTint: '#e7f3eb',
  waiting: '#4a6fa5',
  waitingText: '#395a89',
  waitingTint: '#eaf0f8',
  private: '#6b4e9b',
  privateText: '#5c4288',
  privateTint: '#f1ecf8',
  shadow: '0 8px 28px rgb(31 27 22 / 16%)',
};

export const darkPalette: Palette = {
  brand: '#c23a40',
  brandHover: '#d14b51',
  brandText: '#f29a9c',
  ground: '#171512',
  card: '#211e1a',
  raised: '#2a2622',
  ink: '#f2ede6',
  inkSecond: '#b9b0a5',
  inkDisabled: '#968d82',
  line: '#3a352f',
  lineStrong: '#857c71',
  hover: '#2c2823',
  focus: '#8ab4ea',
  due: '#d79a3c',
  dueText: '#eabb6d',
  dueTint: '#3a2d17',
  late: '#d9545a',
  lateText: '#f29a9c',
  lateTint: '#3e2021',
  done: '#56a877',
  doneText: '#8fd0a8',
  doneTint: '#1d3326',
  waiting: '#7d9fd0',
  waitingText: '#a7c1e6',
  waitingTint: '#222e40',
  private: '#a88ad6',
  privateText: '#c6b0e8',
  privateTint: '#312845',
  shadow: '0 8px 28px rgb(0 0 0 / 55%)',
};

const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** Own styles read the palette as `--nj-ink`, `--nj-due-text`, … */
export function writeCssVariables(palette: Palette, root: HTMLElement = document.documentElement): void {
  for (const [name, value] of Object.entries(palette)) root.style.setProperty(`--nj-${kebab(name)}`, value);
}
