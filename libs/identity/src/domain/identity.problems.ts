import { problemsOf } from '@app/kernel';

export const IDENTITY_PROBLEMS = {
  'session.wrong': { kind: 'unauthenticated', title: '登录名或密码不对,请再试一次。' },
  'session.locked-out': { kind: 'too-many', title: '试错太多次了,请过 15 分钟再试,或请工会管理员重设密码。' },
  'session.suspended': { kind: 'forbidden', title: '这个账号已停用,请找工会管理员。' },
  'session.federation-needed': { kind: 'invalid', title: '有几个总工会都有这个登录名,请选择您所在的总工会。' },
  'session.not-found': { kind: 'not-found', title: '没有找到这次登录,可能已经退出了。' },
  'password.not-allowed': { kind: 'invalid', title: '这个密码不行,请换一个。' },
  'password.wrong': { kind: 'rule-broken', title: '原密码不对,请再试一次。' },
  'login.not-allowed': { kind: 'invalid', title: '登录名要 3 到 40 个字,只用汉字、字母、数字和 . _ -。' },
  'login.taken': { kind: 'conflict', title: '这个登录名或手机号已经有人在用,请换一个。' },
  'login.needed': { kind: 'invalid', title: '登录名和手机号至少要填一个。' },
  'phone.not-allowed': { kind: 'invalid', title: '手机号要 11 位数字,以 1 开头。' },
  'account.not-found': { kind: 'not-found', title: '没有找到这个账号,或者它不在您的管理范围内。' },
  'account.beyond-scope': {
    kind: 'forbidden',
    title: '这个账号在您管理范围之外还有职务,请找上级工会管理员办理。',
  },
  'account.not-open': { kind: 'conflict', title: '账号现在的状态不能办这件事,请刷新后再看。' },
  'account.name-needed': { kind: 'invalid', title: '请填写姓名,或者选择一位会员。' },
  'account.member-has-one': { kind: 'conflict', title: '这位会员已经有账号了,请在账号列表里找到他。' },
  'account.last-administrator': { kind: 'rule-broken', title: '至少要留一位管理员,请先给别人管理员角色。' },
  'grant.already-held': { kind: 'conflict', title: '他在这个工会已经有这个角色,不用再给。' },
  'grant.not-found': { kind: 'not-found', title: '没有找到这条角色记录。' },
  'grant.ended': { kind: 'conflict', title: '这个角色已经收回了。' },
  'grant.dates-out-of-order': { kind: 'invalid', title: '截止日期不能早于开始日期。' },
  'binding.not-valid': { kind: 'rule-broken', title: '绑定码不对、用过或过期了,请向工会再要一个。' },
  'binding.no-match': {
    kind: 'rule-broken',
    title: '没有找到完全相符的会员,请核对姓名、身份证号和手机号,或向工会要一个绑定码。',
  },
  'binding.already-bound': { kind: 'conflict', title: '您已经开通过账号,请直接登录;忘了密码请找工会重设。' },
  'binding.incomplete': { kind: 'invalid', title: '请填绑定码,或者填姓名、身份证号和手机号。' },
  'setup.already-done': { kind: 'conflict', title: '系统已经建好了,请直接登录。' },
} as const;
export const refuse = problemsOf(IDENTITY_PROBLEMS);
