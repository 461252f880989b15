import { anAllottable, aVisitorWith } from '../testing/round.factory';
import { allot, type OnTheWay, placesAfterMove, placesOnTheWay, type Visited } from './allotment';

const many = (count: number, overrides: Parameters<typeof anAllottable>[0] = {}) =>
  Array.from({ length: count }, () => anAllottable(overrides));

const loads = (done: readonly Visited[], visitors: readonly { personId: string }[]) =>
  visitors.map(({ personId }) => done.filter((each) => each.visitorId === personId).length);

describe('allotting people to visitors', () => {
  it('keeps a group together and gives each visitor about as many', () => {
    const visitors = [aVisitorWith(), aVisitorWith(), aVisitorWith()];
    const groups = ['一组', '二组', '三组', '四组'].map((groupName) => many(3, { groupName }));
    const done = allot(groups.flat(), visitors, 'group');
    for (const group of groups) {
      const who = group.map(({ id }) => done.find((each) => each.id === id)!.visitorId);
      expect(new Set(who).size).toBe(1);
    }
    expect(loads(done, visitors).sort((a, b) => a - b)).toEqual([3, 3, 6]);
  });

  it('splits a group that is more than a fair share', () => {
    const visitors = [aVisitorWith(), aVisitorWith()];
    expect(loads(allot(many(10), visitors, 'group'), visitors)).toEqual([5, 5]);
  });

  it('goes by street where one is known', () => {
    const visitors = [aVisitorWith(), aVisitorWith()];
    const east = many(2, { street: '东街', groupName: '甲' });
    const alsoEast = many(2, { street: '东街', groupName: '乙' });
    const done = allot([...east, ...many(4, { street: '西街' }), ...alsoEast], visitors, 'street');
    const who = [...east, ...alsoEast].map(({ id }) => done.find((each) => each.id === id)!.visitorId);
    expect(new Set(who).size).toBe(1);
  });

  it('sends nobody to and fro: a street is walked through before the next one', () => {
    const streets = ['东街', '西街', '东街', '西街', '东街'];
    const entries = streets.map((street) => anAllottable({ street }));
    const given = allot(entries, [aVisitorWith()], 'street');
    const done = placesOnTheWay(given, [], 'street').sort((a, b) => a.order - b.order);
    const walked = done.map(({ id }) => streets[entries.findIndex((entry) => entry.id === id)]);
    expect(walked).toEqual(['东街', '东街', '东街', '西街', '西街']);
  });

  it('counts what a visitor has already', () => {
    const visitors = [aVisitorWith(4), aVisitorWith()];
    expect(loads(allot(many(4), visitors, 'even'), visitors)).toEqual([0, 4]);
  });

  it('sends a household to one visitor, and nobody to himself or his family', () => {
    const [own, other] = [aVisitorWith(0, ['me', 'wife']), aVisitorWith(1)];
    const family = many(2, { householdId: 'h1' });
    const done = allot([...family, anAllottable({ memberId: 'wife' as never })], [own, other], 'even');
    expect(done.filter((each) => each.visitorId === own.personId).map((each) => each.id)).toEqual(
      family.map((each) => each.id),
    );
  });

  it('leaves who can go to nobody without a visitor', () => {
    const own = aVisitorWith(0, ['me']);
    expect(allot([anAllottable({ memberId: 'me' as never })], [own], 'even')).toEqual([]);
    expect(allot(many(3), [], 'even')).toEqual([]);
  });
});

describe('the way of a visitor', () => {
  const visitor = aVisitorWith();
  const at = (street: string, orderNo: number) => anAllottable({ street, orderNo });
  const known = (street: string, orderNo: number, visitOrder: number | null, isDone = false): OnTheWay => ({
    ...{ ...at(street, orderNo), visitorId: visitor.personId, visitOrder, isDone },
  });
  const placesOf = (given: readonly Visited[], standing: readonly OnTheWay[]) => {
    const told = new Map(placesOnTheWay(given, standing, 'street').map(({ id, order }) => [id, order]));
    return [...standing, ...given].map(({ id }) => told.get(id) ?? null);
  };
  const given = (...entries: readonly ReturnType<typeof at>[]) => allot(entries, [visitor], 'street');

  it('takes who comes later into the street through which it leads anyway', () => {
    const standing = [known('东街', 1, 1), known('东街', 2, 2), known('西街', 3, 3)];
    // Only those who move up are told anew.
    expect(placesOf(given(at('东街', 4), at('北街', 5)), standing)).toEqual([null, null, 4, 3, 5]);
  });

  it('gives nobody a place that another has', () => {
    const standing = [known('东街', 1, 1), known('西街', 2, 2)];
    const late = given(at('东街', 3), at('西街', 4));
    const told = placesOnTheWay(late, standing, 'street');
    const all = standing.map(({ id, visitOrder }) => told.find((each) => each.id === id)?.order ?? visitOrder);
    expect([...all, ...late.map(({ id }) => told.find((each) => each.id === id)!.order)]).toEqual([1, 3, 2, 4]);
  });

  it('leaves behind it what is done, and alone who got nobody', () => {
    const standing = [known('东街', 1, 1, true), known('西街', 2, 2)];
    expect(placesOf(given(at('东街', 3)), standing)).toEqual([null, null, 3]);
    expect(placesOnTheWay([], standing, 'street')).toEqual([]);
  });

  it('takes who is moved by hand behind his own street, or to its end, and gives nobody a place that another has', () => {
    const standing = [known('东街', 1, 1, true), known('东街', 2, 2), known('西街', 3, 3), known('西街', 9, 4)];
    const moved = [
      { ...at('北街', 4), visitOrder: 1 },
      { ...at('东街', 5), visitOrder: 2 },
      { ...at('东街', 6), visitOrder: null },
    ];
    const told = new Map(placesAfterMove(moved, visitor.personId, standing).map(({ id, order }) => [id, order]));
    const places = [...standing, ...moved].map(({ id, visitOrder }) => told.get(id) ?? visitOrder);
    expect(places).toEqual([1, 2, 5, 6, 7, 3, 4]);
    expect(placesAfterMove([], visitor.personId, standing)).toEqual([]);
  });
});
