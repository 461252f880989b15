import { useQuery } from '@tanstack/react-query';
import { useLocation } from 'react-router';
import { api } from '../../api/client';
import { rememberMember } from '../../parts/recent-members';
import { useSession } from '../../session/use-session';
import { type Member, MEMBERS } from './member-types';

/** The list in which the member was found; it stays open beside him. */
export const useMemberList = (): string => (useLocation().pathname.startsWith('/search') ? '/search' : '/members');

export function useMember(id: string) {
  const account = useSession().session?.accountId ?? '';
  return useQuery({
    queryKey: [...MEMBERS, 'one', id],
    queryFn: async ({ signal }) => {
      const member = await api.get<Member>(`/staff/members/${id}`, undefined, signal);
      rememberMember(account, { id, name: member.name, unionName: member.unionName });
      return member;
    },
  });
}
