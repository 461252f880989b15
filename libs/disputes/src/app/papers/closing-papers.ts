import type { FormBlock } from '@app/forms';
import { aPaper, INSTALMENTS, PEOPLE, SIDES, UNPAID } from './dispute-fields';
import { CONTENTS_TABLE, contentsOf, words } from './paper-layout';

const PAYMENTS: FormBlock = {
  kind: 'rows',
  columns: [
    { title: '付给谁', text: '{{付款.姓名}}', width: 3 },
    { title: '付款日期', text: '{{付款.日期}}', width: 3 },
    { title: '金额', text: '{{付款.金额}}', width: 3 },
  ],
};

/** 调解协议书: binds when both parties and the mediator signed and the body stamped it (调解仲裁法 art. 14). */
export const AGREEMENT_PAPER = aPaper({
  code: 'DISPUTE-AGREEMENT',
  title: '调解协议书',
  with: ['claims', 'terms', 'agreedOn', 'effectiveOn', 'sealNumber'],
  lists: [INSTALMENTS],
  body: [
    SIDES,
    {
      kind: 'facts',
      lines: [[{ label: '请求', text: '{{请求}}', tall: 2 }], [{ label: '调解员', text: '{{调解员}}' }]],
    },
    words('经调解，双方自愿达成以下协议：'),
    { kind: 'facts', lines: [[{ label: '协议内容', text: '{{协议内容}}', tall: 6 }]] },
    PAYMENTS,
    words(
      '协议自{{生效日期}}生效，双方应当履行。自生效起 15 天内双方可以共同申请仲裁审查，30 天内可以共同申请司法确认。',
    ),
    words('没有按约履行的，可以申请仲裁；拖欠工资、工伤医疗费、经济补偿或赔偿金的，可以凭本协议向法院申请支付令。'),
    {
      kind: 'signatures',
      lines: [
        ['申请人签名', '单位签名盖章'],
        ['调解员签名', '调解组织盖章'],
        ['日期：{{签订日期}}', '用印登记：{{用印登记号}}'],
      ],
    },
  ],
});

/** 调解意见书: no agreement, and which roads are open. It names what neither side said in confidence. */
export const OPINION = aPaper({
  code: 'DISPUTE-OPINION',
  title: '调解意见书',
  with: ['outcome', 'concludedOn', 'acceptedOn'],
  body: [
    SIDES,
    words('本案于{{受理日期}}受理，由{{调解员}}调解，到{{结案日期}}没有达成协议：{{结果}}。'),
    { kind: 'facts', lines: [[{ label: '调解员的意见', text: '', tall: 8 }]] },
    words('双方可以依法申请仲裁。申请仲裁的时效是知道权利受侵害起一年，申请调解使时效中断，重新计算。'),
    { kind: 'signatures', lines: [['调解员签名', '调解组织盖章'], ['申请人签收', '单位签收'], ['日期']] },
  ],
});

const request = (body: string, law: string): readonly FormBlock[] => [
  SIDES,
  words(`双方于{{签订日期}}经{{工会名称}}调解达成协议，协议自{{生效日期}}生效。${law}`),
  { kind: 'facts', lines: [[{ label: '协议内容', text: '{{协议内容}}', tall: 6 }]] },
  PAYMENTS,
  words('双方承诺：协议出于自愿，内容真实，没有恶意串通、规避法律，没有损害国家、集体和他人的利益。'),
  { kind: 'paragraph', text: `此致 ${body}` },
  { kind: 'paragraph', text: '附：调解协议书、双方身份证明、证明材料' },
  {
    kind: 'signatures',
    lines: [
      ['申请人签名', '单位签名盖章'],
      ['日期', '日期'],
    ],
  },
];

export const JUDICIAL_REQUEST = aPaper({
  code: 'DISPUTE-JUDICIAL',
  title: '司法确认申请书',
  with: ['terms', 'agreedOn', 'effectiveOn', 'requestEnd'],
  lists: [INSTALMENTS],
  body: request(
    '________________人民法院',
    '现依据民事诉讼法第 205 条共同申请司法确认（最后一天是{{最后一天}}），请确认协议有效。',
  ),
});

export const REVIEW_REQUEST = aPaper({
  code: 'DISPUTE-REVIEW',
  title: '仲裁审查申请书',
  with: ['terms', 'agreedOn', 'effectiveOn', 'requestEnd'],
  lists: [INSTALMENTS],
  body: request(
    '________________劳动人事争议仲裁委员会',
    '现共同申请对协议进行审查并出具仲裁调解书（最后一天是{{最后一天}}）。',
  ),
});

/** The worker's own, when mediation came to nothing or the agreement is not kept. */
export const ARBITRATION_REQUEST = aPaper({
  code: 'DISPUTE-ARBITRATION',
  title: '劳动仲裁申请书',
  with: ['phone', 'contact', 'facts', 'claims', 'asked', 'knownOn', 'outcome', 'concludedOn'],
  lists: [PEOPLE],
  body: [
    SIDES,
    {
      kind: 'facts',
      lines: [
        [
          { label: '申请人电话', text: '{{申请人电话}}' },
          { label: '知道权利受侵害', text: '{{知道日期}}' },
        ],
        [{ label: '单位联系人', text: '{{单位联系人}}' }],
        [{ label: '仲裁请求', text: '{{请求}}', tall: 3 }],
        [{ label: '请求金额', text: '{{请求金额}}' }],
        [{ label: '事实和理由', text: '{{事实和理由}}', tall: 8 }],
        [{ label: '调解经过', text: '{{收到日期}}向{{工会名称}}申请调解，{{结案日期}} {{结果}}' }],
      ],
    },
    {
      kind: 'rows',
      columns: [
        { title: '序号', text: '{{名单.序号}}', width: 1 },
        { title: '申请人', text: '{{名单.姓名}}', width: 3 },
        { title: '请求金额', text: '{{名单.请求金额}}', width: 3 },
        { title: '签名', text: '', width: 3 },
      ],
    },
    { kind: 'paragraph', text: '此致 ________________劳动人事争议仲裁委员会' },
    { kind: 'signatures', lines: [['申请人签名', '日期']] },
  ],
});

/** 支付令申请书: wages, injury and compensation that an agreement promised and nobody paid (调解仲裁法 art. 16). */
export const PAY_ORDER_REQUEST = aPaper({
  code: 'DISPUTE-PAY-ORDER',
  title: '支付令申请书',
  with: ['phone', 'contact', 'terms', 'agreedOn', 'effectiveOn', 'owed'],
  lists: [UNPAID],
  body: [
    SIDES,
    {
      kind: 'facts',
      lines: [
        [
          { label: '申请人电话', text: '{{申请人电话}}' },
          { label: '单位联系人', text: '{{单位联系人}}' },
        ],
        [{ label: '请求', text: '请求依法发出支付令，责令被申请单位支付 {{未付金额}}', tall: 2 }],
      ],
    },
    words('双方于{{签订日期}}经{{工会名称}}调解达成协议，协议自{{生效日期}}生效。被申请单位没有按约支付下列款项：'),
    {
      kind: 'rows',
      columns: [
        { title: '付给谁', text: '{{未付.姓名}}', width: 3 },
        { title: '约定付款日期', text: '{{未付.日期}}', width: 3 },
        { title: '金额', text: '{{未付.金额}}', width: 3 },
      ],
    },
    { kind: 'facts', lines: [[{ label: '协议内容', text: '{{协议内容}}', tall: 5 }]] },
    words(
      '依据劳动争议调解仲裁法第 16 条，因支付拖欠劳动报酬、工伤医疗费、经济补偿或者赔偿金达成的调解协议，可以凭协议书申请支付令。',
    ),
    { kind: 'paragraph', text: '此致 ________________人民法院' },
    { kind: 'paragraph', text: '附：调解协议书、申请人身份证明、欠付的证明材料' },
    { kind: 'signatures', lines: [['申请人签名', '日期']] },
  ],
});

/** 卷宗目录, for the file of the mediators. */
export const FILE_INDEX = aPaper({
  code: 'DISPUTE-INDEX',
  title: '调解卷宗目录',
  with: ['outcome', 'concludedOn', 'closedOn'],
  lists: [contentsOf('调解申请书', '2026年3月12日')],
  body: [
    SIDES,
    {
      kind: 'facts',
      lines: [
        [
          { label: '结果', text: '{{结果}}' },
          { label: '结案日期', text: '{{结案日期}}' },
        ],
        [
          { label: '调解员', text: '{{调解员}}' },
          { label: '归档日期', text: '{{归档日期}}' },
        ],
      ],
    },
    CONTENTS_TABLE,
    { kind: 'signatures', lines: [['立卷人', '日期']] },
  ],
});
