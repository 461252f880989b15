import { dutyTellsHealth, tellsHealth, type ToldEvent } from './told-health';
import { VISIT_DUTY_STATUSES } from './visit-duty';

const told = (overrides: Partial<ToldEvent> = {}): ToldEvent => ({
  ...{ occasion: 'WEDDING', isOfRelative: false, namesDisease: false },
  ...overrides,
});

describe('which events tell of the member’s own health', () => {
  it.each([
    ['a stay in hospital', told({ occasion: 'HOSPITAL' }), true],
    ['a disease that was named, whatever the occasion', told({ occasion: 'HARDSHIP_TEMP', namesDisease: true }), true],
    ['an occasion that a union added, with a disease', told({ occasion: 'OWN', namesDisease: true }), true],
    ['an occasion that a union added', told({ occasion: 'OWN' }), false],
    ['a birth', told({ occasion: 'BIRTH' }), false],
    ['a hardship without a disease', told({ occasion: 'HARDSHIP_TEMP' }), false],
    ['a relative’s stay in hospital', told({ occasion: 'HOSPITAL', isOfRelative: true }), false],
    ['a relative’s disease', told({ isOfRelative: true, namesDisease: true }), false],
  ])('%s', (_, event, tells) => {
    expect(tellsHealth(event)).toBe(tells);
  });

  it('a duty asks for as long as somebody goes or went there, not when it was excused or cancelled', () => {
    const asking = VISIT_DUTY_STATUSES.filter((status) => dutyTellsHealth({ ...told({ namesDisease: true }), status }));
    expect(asking).toEqual(['open', 'assigned', 'accepted', 'visited', 'settling', 'closed']);
    expect(dutyTellsHealth({ ...told(), status: 'open' })).toBe(false);
  });
});
