import { definitionFaults } from '@app/forms';
import { ACCIDENT_SHEETS } from './papers/accident-sheets';
import { LEGAL_AID_SHEETS } from './papers/legal-aid-sheets';
import { DISPUTE_PAPERS } from './papers/offered-papers';
import { PETITION_SHEETS } from './papers/petition-sheets';
import { RECOGNITION_APPLICATION } from './papers/recognition-sheet';

const ALL = [...DISPUTE_PAPERS, ...PETITION_SHEETS, ...LEGAL_AID_SHEETS, ...ACCIDENT_SHEETS, RECOGNITION_APPLICATION];

describe('papers of cases', () => {
  it.each(ALL.map((paper) => [paper.title, paper] as const))('%s names only its own fields', (_, paper) =>
    expect(definitionFaults(paper)).toEqual([]),
  );

  it('stand under a code of their own each', () => expect(new Set(ALL.map(({ code }) => code)).size).toBe(ALL.length));

  it('no public title tells what the trouble is', () => {
    for (const { title } of ALL) expect(title).not.toMatch(/工资|控告|举报|死亡|职业病/);
  });
});

describe('papers of a dispute', () => {
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
