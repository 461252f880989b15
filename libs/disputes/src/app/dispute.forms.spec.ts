import { definitionFaults } from '@app/forms';
import { DISPUTE_PAPERS } from './papers/offered-papers';

describe('papers of a dispute', () => {
  it.each(DISPUTE_PAPERS.map((paper) => [paper.title, paper] as const))('%s names only its own fields', (_, paper) =>
    expect(definitionFaults(paper)).toEqual([]),
  );

  it('none of them has a place for what one side said to the mediators', () => {
    for (const { fields, lists = [] } of DISPUTE_PAPERS) {
      const names = [...fields, ...lists].map(({ name }) => name);
      expect(names.filter((name) => /statement|offer|remark/.test(name))).toEqual([]);
    }
  });

  it('what the employer reads does not tell the facts that the applicant wrote', () => {
    const toBoth = ['DISPUTE-CONSENT', 'DISPUTE-ACCEPTANCE', 'DISPUTE-SESSION', 'DISPUTE-OPINION', 'DISPUTE-AGREEMENT'];
    for (const { fields } of DISPUTE_PAPERS.filter(({ code }) => toBoth.includes(code)))
      expect(fields.map(({ name }) => name)).not.toContain('facts');
  });
});
