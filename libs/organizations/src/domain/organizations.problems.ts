import { problemsOf } from '@app/kernel';

export const ORGANIZATION_PROBLEMS = {
  'organization.not-found': { kind: 'not-found', title: '没有找到这个工会，或者它不在您的管理范围内。' },
  'organization.dissolved': { kind: 'conflict', title: '这个工会已经撤销，不能再办这件事。' },
  'organization.code-taken': { kind: 'conflict', title: '这个编码已经有别的工会在用，请换一个。' },
  'organization.kind-does-not-fit': { kind: 'rule-broken', title: '上级工会下面不能设这一类工会，请检查类型和上级。' },
  'organization.below-itself': { kind: 'rule-broken', title: '工会不能放到它自己或它的下级下面，请另选上级。' },
  'organization.already-there': { kind: 'rule-broken', title: '这个工会已经在这个上级下面了，不用再移。' },
  'organization.is-root': { kind: 'rule-broken', title: '最上面的总工会不能移动，也不能撤销。' },
  'organization.has-unions-below': { kind: 'rule-broken', title: '下面还有没撤销的工会，请先移走或撤销它们。' },
  'organization.office-not-found': { kind: 'not-found', title: '没有找到这条任职记录。' },
  'organization.office-taken': { kind: 'conflict', title: '这段时间已经有主席在任，请先写上前任的离任日期。' },
  'organization.term-out-of-order': { kind: 'invalid', title: '离任日期不能早于任职日期。' },
  'organization.title-does-not-fit': { kind: 'rule-broken', title: '这一类工会没有这个职务，请另选职务。' },
} as const;
export const refuse = problemsOf(ORGANIZATION_PROBLEMS);
