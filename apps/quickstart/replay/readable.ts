/** Figures for people: one a line, groups indented. */
export function readable(figures: object, depth = 0): string {
  return Object.entries(figures)
    .map(([name, value]) => {
      const indent = '  '.repeat(depth);
      if (value !== null && typeof value === 'object')
        return `${indent}${name}\n${readable(value as object, depth + 1)}`;
      return `${indent}${name}: ${value === null ? '不清楚' : String(value)}\n`;
    })
    .join('');
}
