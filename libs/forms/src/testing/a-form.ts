import type { FormDefinition } from '../domain/form';

/** A small form with every kind of block, for specs. */
export const aForm = (overrides: Partial<FormDefinition> = {}): FormDefinition => ({
  code: 'TEST-FORM',
  title: '慰问签收表',
  subjectType: 'test',
  permission: 'visit:read',
  fields: [
    { name: 'name', label: '姓名', example: '王五', mandatory: true },
    { name: 'reason', label: '事由', example: '住院' },
  ],
  lists: [
    {
      name: 'items',
      label: '清单',
      mandatory: true,
      columns: [
        { name: 'good', label: '品名', example: '大米' },
        { name: 'amount', label: '金额', example: '100.00' },
      ],
    },
  ],
  layout: [
    { kind: 'title', text: '慰问签收表' },
    { kind: 'heading', text: '一、情况' },
    { kind: 'paragraph', text: '{{工会名称}}慰问{{姓名}}。', indent: true },
    {
      kind: 'facts',
      lines: [
        [
          { label: '姓名', text: '{{姓名}}' },
          { label: '事由', text: '{{事由}}' },
        ],
        [{ label: '说明', text: '{{事由}}', tall: 3 }],
      ],
    },
    {
      kind: 'rows',
      columns: [
        { title: '品名', text: '{{清单.品名}}', width: 2 },
        { title: '金额', text: '{{清单.金额}}', width: 1 },
      ],
      closing: ['合计', ''],
    },
    { kind: 'signatures', lines: [['经办人', '签收人', '日期']] },
  ],
  ...overrides,
});
