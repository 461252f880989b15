import type { ListPosition, MemberWithUnion } from '../data/member.queries';

export const positionOf = (cursor: readonly (string | null)[] | null): ListPosition | null =>
  cursor && { namePinyin: cursor[0] ?? '', id: cursor[1] ?? '' };

export const cursorOf = ({ member }: MemberWithUnion): readonly string[] => [member.namePinyin, member.id];
