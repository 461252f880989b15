import readline from 'node:readline/promises';

const WIDE = /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]/g;

/** Columns that a text takes in a terminal: Chinese characters take two. */
export const widthOf = (text: string): number => text.length + (text.match(WIDE)?.length ?? 0);

/** A table with columns under each other; the last column is not padded. */
export function tableOf(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => widthOf(row[column] ?? ''))));
  const padded = (text: string, column: number, last: boolean) =>
    last ? text : text + ' '.repeat(widths[column]! - widthOf(text));
  return rows
    .map((row) => row.map((text, column) => padded(text, column, column === row.length - 1)).join('  '))
    .join('\n');
}

/** Yes only when somebody says so. Without a terminal nobody can. */
export async function confirmed(question: string): Promise<boolean> {
  if (!process.stdin.isTTY) return false;
  const terminal = readline.createInterface({ input: process.stdin, output: process.stderr });
  try {
    return /^(?:y|yes|是|好)$/i.test((await terminal.question(`${question}(y/N) `)).trim());
  } finally {
    terminal.close();
  }
}

/** Reads a line that is not shown. */
export function askSecret(question: string): Promise<string> {
  const { stdin, stderr } = process;
  if (!stdin.isTTY) return Promise.resolve('');
  stderr.write(question);
  stdin.setRawMode(true);
  stdin.setEncoding('utf8');
  stdin.resume();
  return new Promise((resolve) => {
    let typed = '';
    const hear = (chunk: string) => {
      for (const key of chunk) {
        if (key === '\u0003') process.exit(130);
        if (key === '\r' || key === '\n' || key === '\u0004') {
          stdin.off('data', hear);
          stdin.setRawMode(false);
          stdin.pause();
          stderr.write('\n');
          resolve(typed);
          return;
        }
        typed = key === '\u007f' || key === '\b' ? typed.slice(0, -1) : typed + key;
      }
    };
    stdin.on('data', hear);
  });
}
