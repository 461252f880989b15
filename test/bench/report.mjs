// Tables that a person reads.
const number = (value, digits = 0) => (Number.isFinite(value) ? value.toFixed(digits) : '–');
const percent = (share) => (Number.isFinite(share) ? `${Math.round(share * 100)} %` : '–');

function table(head, rows) {
  const widths = head.map((cell, index) => Math.max(cell.length, ...rows.map((row) => row[index].length)));
  const line = (cells) =>
    `| ${cells.map((cell, index) => (index === 0 ? cell.padEnd(widths[index]) : cell.padStart(widths[index]))).join(' | ')} |`;
  return [line(head), `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`, ...rows.map(line)].join('\n');
}

const HEAD = [
  'workload',
  'req/s',
  'p50 ms',
  'p99 ms',
  'raw SQL/s',
  'bare/s',
  'of raw',
  'of raw once',
  'of bare',
  'to reach',
  'SQL',
  'CPU ms',
  'bare',
  'RSS MB',
];

/** @param {{ title: string, api: object, raw: object, once?: object, bare: object, reach: object | null, statements: number, rssMb: number }[]} results */
export const figures = (results) =>
  table(
    HEAD,
    results.map(({ title, api, raw, once, bare, reach, statements, rssMb }) => [
      title,
      ...[number(api.rate), number(api.p50, 1), number(api.p99, 1), number(raw.rate), number(bare.rate)],
      ...[percent(api.rate / raw.rate), percent(api.rate / once?.rate), percent(api.rate / bare.rate)],
      reach ? `${percent(reach.share)} of ${reach.of}` : '–',
      ...[number(statements), number(api.cpuMs, 2), number(bare.cpuMs, 2), number(rssMb)],
    ]),
  );

/** Where the time of one request goes when nothing else runs. */
export function costs({ requestMs, databaseMs, statements }) {
  const rows = statements.map(({ label, perRequest, ms }) => [label, number(perRequest, 1), number(ms, 2)]);
  const rest = [
    ['while a statement was under way', '', number(databaseMs, 2)],
    ['everything else: guard, validation, rules, JSON', '', number(requestMs - databaseMs, 2)],
  ];
  return table(
    ['one request, statement by statement', 'times', 'ms each'],
    [...rows, ...rest, ['together', '', number(requestMs, 2)]],
  );
}
