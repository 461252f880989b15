import { FILE_STATUSES, isOnFile, isRunning } from './hardship-file.lifecycle';
import {
  changeOf,
  changeWords,
  type Completion,
  COMPLETION_BY_STATUS,
  gapsOf,
  type RecordedWords,
} from './record-completion';

const EMPTY: RecordedWords = {
  ...{ name: '王秀英', relationLabel: '本人', document: null, health: null, workStatus: null, school: null },
  ...{ monthIncome: null, particulars: null },
};

describe('completing the record of a file that was handed in', () => {
  const EXPECTED: Readonly<Record<Completion, readonly string[]>> = {
    none: ['found', 'exited', 'watched', 'refused', 'withdrawn', 'archived'],
    words: [
      ...['applied', 'visited', 'assessed', 'publicised', 'objected', 'reinvestigated', 'union-review'],
      ...['federation-review', 'returned', 'change-review'],
    ],
    household: ['active', 'review-due'],
  };

  it.each(FILE_STATUSES)('what may be put right while it is %s follows the table', (status) =>
    expect(EXPECTED[COMPLETION_BY_STATUS[status]]).toContain(status),
  );

  it('nothing of an ended file, and the household only while nobody decides on it', () => {
    for (const status of FILE_STATUSES) {
      const may = COMPLETION_BY_STATUS[status];
      if (!isRunning(status)) expect(may).toBe('none');
      if (may === 'household') expect(isOnFile(status)).toBe(true);
    }
  });

  it('tells which fields of whom changed, and never what stands in them', () => {
    const change = changeOf(EMPTY, {
      ...EMPTY,
      health: '高血压',
      particulars: { ethnicity: '汉族', housing: 'rented' },
    });
    expect(change).toEqual({ who: '本人', fields: ['健康状况', '民族', '住房类型'], leadsToReview: false });
    expect(changeWords([change!, { who: '子女', fields: ['就读学校'], leadsToReview: false }])).toBe(
      '本人：健康状况、民族、住房类型；子女：就读学校',
    );
    expect(changeOf(EMPTY, { ...EMPTY, particulars: {} })).toBeNull();
  });

  it.each([
    [null, 100n, false],
    [100n, 100n, false],
    [100n, 200n, true],
    [100n, null, true],
    [0n, 1n, true],
  ])('an income of %s that becomes %s leads to a review: %s', (before, after, leads) =>
    expect(
      changeOf({ ...EMPTY, monthIncome: before }, { ...EMPTY, health: '良好', monthIncome: after })!.leadsToReview,
    ).toBe(leads),
  );

  it('another name, relation or number is put right without a review', () =>
    expect(changeOf(EMPTY, { ...EMPTY, name: '王秀瑛', relationLabel: '配偶', document: 'x' })).toEqual({
      ...{ who: '配偶', fields: ['姓名', '关系', '证件号码'], leadsToReview: false },
    }));

  it('says what the national record still lacks', () => {
    expect(gapsOf({ ...EMPTY, document: 'x', monthIncome: 0n }, false)).toEqual([]);
    expect(gapsOf(EMPTY, false)).toEqual(['证件号码', '月收入']);
    const said = { ...EMPTY, document: 'x', monthIncome: 0n, health: '良好', workStatus: '在岗' };
    expect(gapsOf({ ...said, particulars: { ethnicity: '汉族', politicalStatus: 'masses' } }, true)).toEqual([
      ...['婚姻状况', '住房类型', '家庭住址', '其他联系方式', '户口所在地', '参加工作时间'],
    ]);
  });
});
