import { useQuery } from '@tanstack/react-query';
import { useLocation } from 'react-router';
import { api } from '../../api/client';
import { rememberMember } from '../../parts/recent-members';
import { useSession } from '../../session/use-session';
import { type Member, MEMBERS, WANTING_CONSENTS } from './member-types';

/** The list in which the member was found; it stays open beside him. */
export function useMemberList(): string {
  const { pathname } = useLocation();
  return ['/search', WANTING_CONSENTS].find((list) => pathname.startsWith(list)) ?? '/members';
}

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
