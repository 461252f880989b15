import type { CivilDate } from '@app/kernel';
import type { SensitiveKind } from './sensitive-kind';

/** What a person is told before he consents (PIPL arts. 17 and 30). A version holds from its day on. */
export interface ConsentText {
  readonly kind: SensitiveKind;
  readonly validFrom: CivilDate;
  /** What for. */
  readonly use: string;
  /** Who sees it. */
  readonly seenBy: string;
  /** What happens without it. */
  readonly without: string;
  /** What happens when it is taken back. */
  readonly withdrawal: string;
  /** It says something else than the version before: who consented to that one is asked again. */
  readonly asksAgain: boolean;
}

/** From the day on which the law holds. A new wording is a new entry with its day; what people consented to before stays readable. */
export const CONSENT_TEXTS: readonly ConsentText[] = [
  {
    ...{ kind: 'health', validFrom: '2021-11-01' as CivilDate, asksAgain: false },
    use: '病情、残疾和医疗费票据只用来核实困难情况、认定类别和办理帮扶、慰问。',
    seenBy: '只有经办、评议和审批的工会同志能看，每次查看都有记录，本人可以查；不公示，不提供给别人。',
    without: '不同意不影响会员的其他权益，但需要凭病情认定的困难帮扶办不了。',
    withdrawal:
      '可以随时撤回。撤回后，还没批下来的困难职工申请会停办；已经在档的由工会办理退档，不再新办帮扶。已经发放的不受影响，凭证按规定保存。',
  },
  // Names visits and claims too. It asks nobody anew: who claims is asked for `provision` and reads there what his papers are for.
  {
    ...{ kind: 'health', validFrom: '2026-11-22' as CivilDate, asksAgain: false },
    use: '病情、住院、残疾和医疗费票据只用来核实困难情况、认定类别，办理帮扶、走访慰问和互助保障理赔。',
    seenBy:
      '生病住院要走访这件事，工会里办事的同志能看到；病情材料和谈话内容只有走访、经办、评议和审批的同志能看，每次查看都有记录，本人可以查；不公示。除了另外单独同意的互助保障理赔，不提供给别人。',
    without:
      '不同意不影响会员的其他权益，但需要凭病情认定的困难帮扶和互助保障理赔办不了，也不能自己在网上报告生病住院；工会照常来看您。',
    withdrawal:
      '可以随时撤回。撤回后，还没批下来的困难职工申请和互助保障理赔会停办；已经在档的由工会办理退档，不再新办帮扶；走访里登记的病种会删掉，慰问金还没付的，住院等病情材料不再给工会的人看。已经同意的赔付和已经发放的不受影响，凭证按规定保存。',
  },
  {
    ...{ kind: 'bank', validFrom: '2021-11-01' as CivilDate, asksAgain: false },
    use: '银行卡号和开户行只用来把慰问金、帮扶金和助学金转到您的账户。',
    seenBy: '出纳付款时能看完整卡号，转账清单交给银行；其他人只看到尾号，每次查看都有记录。',
    without: '不同意就不登记银行卡，需要转账的款项要另外商量领取办法。',
    withdrawal:
      '可以随时撤回。撤回后，登记的银行卡会删掉；有款项正在付到这张卡的，要等付完。已经付款的凭证按规定保存。',
  },
  {
    ...{ kind: 'child', validFrom: '2021-11-01' as CivilDate, asksAgain: false },
    use: '孩子的姓名、证件号码、就读学校和健康情况只用来核实家庭情况和办理帮扶、助学。',
    seenBy: '只有经办、评议和审批的工会同志能看，每次查看都有记录；孩子的姓名和学校不公示。',
    without: '不同意就不登记孩子的信息，和孩子有关的帮扶、助学办不了。',
    withdrawal:
      '监护人可以随时撤回。撤回后，还没批下来的困难职工和助学申请会停办；已经在办的帮扶、助学由工会办理退出，不再新办。已经发放的不受影响，凭证按规定保存。孩子满14周岁起，改由本人同意。',
  },
  {
    ...{ kind: 'provision', validFrom: '2021-11-01' as CivilDate, asksAgain: false },
    use: '姓名、证件号码、住院日期、自付金额和住院、医疗费材料，由工会交给您参加的保障计划的互助保障经办单位，只用来审核和赔付您申报的理赔。',
    seenBy:
      '经办、初审和复审的工会同志，以及经办单位办理赔的人员能看；在工会里每次查看都有记录，本人可以查；不公示，不提供给其他单位。经办单位是哪一家、怎么联系，写在申报表上，没有写的问本单位工会。',
    without: '不同意不影响会员的其他权益和已有的保障，但互助保障理赔办不了。',
    withdrawal:
      '可以随时撤回。撤回后，还没同意赔付的理赔会停办，材料不再交给经办单位；已经同意赔付的照常赔付，凭证按规定保存。已经交出去的材料，可以要求经办单位删除。',
  },
  // Each association is consented to by its name. It asks nobody anew: a consent that names none counts as it did.
  {
    ...{ kind: 'provision', validFrom: '2026-11-22' as CivilDate, asksAgain: false },
    use: '姓名、证件号码、住院日期、自付金额和住院、医疗费材料，由工会交给上面写明的互助保障经办单位，只用来审核和赔付您向它的保障计划申报的理赔。',
    seenBy:
      '经办、初审和复审的工会同志，以及这家经办单位办理赔的人员能看；在工会里每次查看都有记录，本人可以查；不公示，不提供给其他单位。怎么联系，写在申报表上；上面没有写明经办单位的，问本单位工会。',
    without: '不同意不影响会员的其他权益和已有的保障，但这家经办单位的互助保障理赔办不了。',
    withdrawal:
      '可以随时撤回。撤回后，由这家经办单位赔付、还没同意赔付的理赔会停办，材料不再交给它；给其他经办单位的不受影响。已经同意赔付的照常赔付，凭证按规定保存。已经交出去的材料，可以要求经办单位删除。',
  },
];

/** The text of that day. */
export function consentTextOn(kind: SensitiveKind, day: CivilDate): ConsentText {
  const versions = CONSENT_TEXTS.filter((text) => text.kind === kind);
  return versions.findLast(({ validFrom }) => validFrom <= day) ?? versions[0]!;
}

/** Consents from before this day are asked for again: the text says something else since. */
export const askedAgainSince = (kind: SensitiveKind, today: CivilDate): CivilDate =>
  CONSENT_TEXTS.findLast((text) => text.kind === kind && text.asksAgain && text.validFrom <= today)?.validFrom ??
  ('0001-01-01' as CivilDate);
