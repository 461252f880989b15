import type { CivilDate } from '@app/kernel';
import type { PostTrait } from '../domain/member';

/** Groups of members that the register itself knows. */
export const MEMBER_AUDIENCES = [
  'all-members',
  'retiree',
  'model-worker',
  'women',
  'women-single-parent',
  'children-under-14',
  'new-form',
  'migrant',
  'young',
  'front-line',
  'shift-workers',
  'outdoor-workers',
  'hazardous-posts',
  'posted-away',
  'teachers',
] as const;
export type MemberAudience = (typeof MEMBER_AUDIENCES)[number];

export interface MemberAudienceLimits {
  /** The day on which ages are counted. */
  readonly on: CivilDate;
  readonly minAge: number | null;
  /** Level of a model worker; null: any. */
  readonly level: string | null;
}

/** 青年: up to and with this age. */
const YOUNG_AGE = 35;
const CHILD_AGE = 14;
const MINOR_AGE = 18;

/**
 * "The member is one of these", as SQL over `members.member m`; `param` keeps a value and gives its placeholder. Who was
 * never admitted is none of them; who died or left is until a year after, so that a list can say that he is missing.
 */
export function memberAudienceSql(
  audience: MemberAudience,
  { on, minAge, level }: MemberAudienceLimits,
  param: (value: unknown) => string,
): string {
  const day = `${param(on)}::date`;
  const conditions = [
    `m.status NOT IN ('applied','not-admitted')`,
    `(m.status IN ('active','transferring','retained') OR m.status_since > ${day} - interval '1 year')`,
    OF_AUDIENCE[audience](day),
  ];
  if (minAge !== null) conditions.push(`m.born_on <= ${day} - make_interval(years => ${param(minAge)}::int)`);
  if (level !== null) conditions.push(`m.model_worker_level = ${param(level)}`);
  return conditions.join(' AND ');
}

const withTrait = (trait: PostTrait): string => `'${trait}' = ANY (m.post_traits)`;

const OF_AUDIENCE: Readonly<Record<MemberAudience, (day: string) => string>> = {
  'all-members': () => 'TRUE',
  retiree: () => `(m.category = 'retiree' OR m.retention_ground = 'retired')`,
  'model-worker': () => 'm.model_worker_level IS NOT NULL',
  women: () => `m.gender = 'female'`,
  'women-single-parent': (day) => `m.gender = 'female' AND ${parentOf(day, MINOR_AGE)}
    AND NOT EXISTS (SELECT 1 FROM members.household_person me
      JOIN members.household_person s ON s.tenant_id = me.tenant_id AND s.household_id = me.household_id
        AND s.removed_at IS NULL AND s.relation IN ('head','spouse') AND s.id <> me.id
      WHERE me.tenant_id = m.tenant_id AND me.member_id = m.id AND me.removed_at IS NULL
        AND me.relation IN ('head','spouse'))`,
  'children-under-14': (day) => parentOf(day, CHILD_AGE),
  'new-form': () => `m.category = 'new-form'`,
  migrant: () => `m.category = 'migrant'`,
  'front-line': () => withTrait('front-line'),
  'shift-workers': () => withTrait('shift'),
  'outdoor-workers': () => withTrait('outdoor'),
  'hazardous-posts': () => withTrait('hazardous'),
  'posted-away': () => withTrait('away'),
  teachers: () => withTrait('teacher'),
  young: (day) => `m.born_on > ${day} - interval '${YOUNG_AGE + 1} years'`,
};

/** Parents are the head and his spouse of a child, or a child and his spouse of a grandchild. */
const parentOf = (day: string, below: number): string => `EXISTS (
  SELECT 1 FROM members.household_person me
  JOIN members.household_person c ON c.tenant_id = me.tenant_id AND c.household_id = me.household_id
    AND c.removed_at IS NULL AND c.born_on > ${day} - interval '${below} years'
    AND (c.relation = 'child' AND me.relation IN ('head','spouse')
      OR c.relation = 'grandchild' AND me.relation IN ('child','child-in-law'))
  WHERE me.tenant_id = m.tenant_id AND me.member_id = m.id AND me.removed_at IS NULL)`;
