import { DERIVED_CHECKS, derivedWords } from './derived';

const shown = (values: Readonly<Record<string, bigint>>) => (code: string) =>
  code in values ? ({ value: values[code] } as never) : undefined;
const check = (code: string) => DERIVED_CHECKS.find((each) => each.code === code)!;

describe('rates and means', () => {
  it('调解成功率 divides what was agreed by what was accepted', () => {
    const values = { 'disputes.agreed': 24n, 'disputes.accepted': 28n, 'disputes.closed': 26n, 'disputes.due': 27n };
    expect(derivedWords(check('disputes.agreement-rate'), shown(values))).toBe('85.71%');
    expect(derivedWords(check('disputes.closing-rate'), shown(values))).toBe('96.30%');
  });

  it('nothing is told where a part is hidden or nothing is divided by', () => {
    expect(derivedWords(check('disputes.agreement-rate'), shown({ 'disputes.agreed': 3n }))).toBeNull();
    const none = { 'disputes.agreed': 0n, 'disputes.accepted': 0n };
    expect(derivedWords(check('disputes.agreement-rate'), shown(none))).toBeNull();
  });
});
