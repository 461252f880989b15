import type { FormBlock, FormDefinition } from '@app/forms';
import type { LegalAidPage } from '../legal-aid-reading';
import { anAidPaper, ASKED, RECORDS } from './legal-aid-fields';
import { addressed, sealed, told, words } from './paper-layout';

const RECEIPT: FormBlock = { kind: 'signatures', lines: [['申请人签收', '日期']] };

const APPLICATION = anAidPaper({
  code: 'LEGAL-AID-APPLICATION',
  title: '法律援助申请表',
  with: ['phone', 'asked', 'facts', 'source', 'intakeName', 'means', 'limitationOn', 'held', 'missing'],
  body: [
    ASKED,
    {
      kind: 'facts',
      lines: [
        [
          { label: '电话', text: '{{电话}}' },
          { label: '收到日期', text: '{{收到日期}}' },
        ],
        [
          { label: '请求金额', text: '{{请求金额}}' },
          { label: '时效最后一天', text: '{{时效最后一天}}' },
        ],
        [{ label: '事实和理由', text: '{{事实和理由}}', tall: 8 }],
        [{ label: '经济状况', text: '{{经济状况}}', tall: 2 }],
        [{ label: '已交材料', text: '{{已交材料}}' }],
        [{ label: '还差的材料', text: '{{还差的材料}}' }],
      ],
    },
    words('以上情况属实，没有隐瞒。我知道骗取援助的，援助会终止，并要支付已经发生的费用。'),
    { kind: 'signatures', lines: [['申请人签名', '登记人 {{登记人}}'], ['日期']] },
  ],
});

/** All that is missing is named at once. */
const SUPPLEMENT = anAidPaper({
  code: 'LEGAL-AID-SUPPLEMENT',
  title: '法律援助补充材料通知书',
  with: ['held', 'missing', 'intakeName'],
  body: [
    addressed('{{申请人}}'),
    words('你于{{收到日期}}申请法律援助，还差下面的材料，请补齐：'),
    words('{{还差的材料}}'),
    words('已经收到：{{已交材料}}。'),
    words('补材料的时间不算在审查期限里。不方便来的，可以拍照在网上交，或者打电话给 {{登记人}}。'),
    ...sealed('{{打印日期}}'),
    RECEIPT,
  ],
});

/** Decided within 7 days, assigned within 3 (法律援助法 art. 43). */
const GRANT = anAidPaper({
  code: 'LEGAL-AID-GRANT',
  title: '给予法律援助决定书',
  with: ['grantedOn'],
  body: [
    addressed('{{申请人}}'),
    words('你于{{收到日期}}申请法律援助。经审查，符合法律援助的条件，决定给予援助。'),
    ASKED,
    words('我会在 3 天内指派人员办理，法律援助不收任何费用。请如实说明情况，保管好证据，按约定的时间到场。'),
    ...sealed('{{给予日期}}'),
    RECEIPT,
  ],
});

const REFUSAL = anAidPaper({
  code: 'LEGAL-AID-REFUSAL',
  title: '不予法律援助决定书',
  with: ['decidedOn', 'ground', 'reason'],
  body: [
    addressed('{{申请人}}'),
    words('你于{{收到日期}}申请法律援助。经审查，决定不予援助。情形：{{依据的情形}}。理由是：'),
    words('{{理由}}'),
    words('对决定有异议的，可以向我会提出，由没有作过决定的人审查，5 天内答复（法律援助法第 49 条）。'),
    words('你还可以依法申请调解、仲裁或者起诉，要注意时效。'),
    ...sealed('{{决定日期}}'),
    RECEIPT,
  ],
});

const OBJECTION = anAidPaper({
  code: 'LEGAL-AID-OBJECTION',
  title: '法律援助异议答复书',
  with: ['objectedOn', 'objection', 'objectionAnswer', 'objectionDecidedOn'],
  body: [
    addressed('{{申请人}}'),
    words('你于{{异议日期}}对我会的决定提出异议，现答复如下：'),
    told('异议内容', '{{异议内容}}', 4),
    told('异议答复', '{{异议答复}}', 8),
    ...sealed('{{异议答复日期}}'),
    RECEIPT,
  ],
});

const ASSIGNMENT = anAidPaper({
  code: 'LEGAL-AID-ASSIGNMENT',
  title: '法律援助指派通知书',
  with: ['phone', 'asked', 'handler', 'lawyer', 'assignedOn', 'limitationOn'],
  body: [
    addressed('{{承办人}} {{律师}}'),
    words('我会决定给予下列申请人法律援助，现指派你办理。请及时联系申请人，注意时效，办理情况逐次记录。'),
    ASKED,
    {
      kind: 'facts',
      lines: [
        [
          { label: '申请人电话', text: '{{电话}}' },
          { label: '请求金额', text: '{{请求金额}}' },
        ],
        [
          { label: '时效最后一天', text: '{{时效最后一天}}' },
          { label: '指派日期', text: '{{指派日期}}' },
        ],
      ],
    },
    words('和对方有利害关系的，请立刻告诉我会另派。不得向申请人收取任何财物。'),
    ...sealed('{{指派日期}}'),
    { kind: 'signatures', lines: [['承办人签收', '律师签收'], ['日期']] },
  ],
});

/** 法律援助法 art. 48. */
const TERMINATION = anAidPaper({
  code: 'LEGAL-AID-TERMINATION',
  title: '终止法律援助决定书',
  with: ['grantedOn', 'ground', 'reason', 'concludedOn'],
  body: [
    addressed('{{申请人}}'),
    words('我会于{{给予日期}}决定给予你法律援助。现因“{{依据的情形}}”，决定终止。理由是：'),
    words('{{理由}}'),
    words('对决定有异议的，可以向我会提出，由没有作过决定的人审查，5 天内答复（法律援助法第 49 条）。'),
    ...sealed('{{办结日期}}'),
    RECEIPT,
  ],
});

const COMPLETION = anAidPaper({
  code: 'LEGAL-AID-COMPLETION',
  title: '法律援助结案报告表',
  with: ['asked', 'grantedOn', 'handler', 'lawyer', 'assignedOn', 'outcome', 'recovered', 'result', 'concludedOn'],
  lists: [RECORDS],
  body: [
    ASKED,
    {
      kind: 'facts',
      lines: [
        [
          { label: '给予援助', text: '{{给予日期}}' },
          { label: '指派', text: '{{指派日期}}' },
        ],
        [
          { label: '承办人', text: '{{承办人}}' },
          { label: '律师', text: '{{律师}}' },
        ],
        [
          { label: '结果', text: '{{结果}}' },
          { label: '办结日期', text: '{{办结日期}}' },
        ],
        [
          { label: '请求金额', text: '{{请求金额}}' },
          { label: '追回金额', text: '{{追回金额}}' },
        ],
        [{ label: '办理结果', text: '{{办理结果}}', tall: 4 }],
      ],
    },
    {
      kind: 'rows',
      columns: [
        { title: '序号', text: '{{办理经过.序号}}', width: 1 },
        { title: '日期', text: '{{办理经过.日期}}', width: 3 },
        { title: '做了什么', text: '{{办理经过.做了什么}}', width: 7 },
        { title: '记录人', text: '{{办理经过.记录人}}', width: 2 },
      ],
    },
    { kind: 'signatures', lines: [['承办人签名', '审核人签名'], ['日期']] },
  ],
});

/** When a paper can be needed. */
const NEEDED: readonly (readonly [FormDefinition, (page: LegalAidPage) => boolean])[] = [
  [APPLICATION, () => true],
  [SUPPLEMENT, ({ aid }) => aid.status === 'supplementing'],
  [GRANT, ({ aid }) => aid.grantedOn !== null],
  [REFUSAL, ({ aid }) => aid.refusalGround !== null && aid.grantedOn === null],
  [OBJECTION, ({ aid }) => aid.objectionDecidedOn !== null],
  [ASSIGNMENT, ({ aid }) => aid.assignedOn !== null],
  [TERMINATION, ({ aid }) => aid.terminationGround !== null],
  [COMPLETION, ({ aid }) => aid.outcome !== null],
];

export const LEGAL_AID_SHEETS: readonly FormDefinition[] = NEEDED.map(([paper]) => paper);

export const offeredLegalAidSheets = (page: LegalAidPage): string[] =>
  NEEDED.filter(([, isNeeded]) => isNeeded(page)).map(([{ code }]) => code);
