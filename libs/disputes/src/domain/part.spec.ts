import { openedBy } from './part';

const BY_ROLE = { desk: 'petition:intake', overseer: 'petition:oversee' };

describe('a step of a case', () => {
  it.each([
    ['nobody in these parts', ['desk'], ['handler', 'overseer'], null],
    ['who has it by his role', ['overseer'], ['handler', 'overseer'], ['petition:oversee']],
    ['who has it by two roles', ['desk', 'overseer'], ['desk', 'overseer'], ['petition:intake', 'petition:oversee']],
    ['who handles the case himself, whatever his role', ['handler', 'overseer'], ['handler', 'overseer'], []],
  ])('is open to %s', (_, own, parts, by) => expect(openedBy(new Set(own), parts, BY_ROLE)).toEqual(by));
});
