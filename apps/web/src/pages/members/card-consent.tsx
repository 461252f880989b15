import { useQuery } from '@tanstack/react-query';
import { Form } from 'antd';
import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import { type AskedConsent, type ConsentAnswers, ConsentFields, consentsOf } from '../../parts/consent-fields';
import { MEMBERS } from './member-types';

export interface WithCardConsent {
  readonly consents?: ConsentAnswers;
}

const askedOf = (name: string): AskedConsent => ({ key: 'member', name, kind: 'bank', age: null });

/** Of a form with a card: what goes along for the separate consent. */
export function cardConsentOf(consents: ConsentAnswers | undefined) {
  const [given] = consentsOf([askedOf('')], consents, true);
  if (!given) return {};
  const { key: _key, ...bankConsent } = given;
  return { bankConsent };
}

/** The separate consent that a card asks for when it is typed in; not when it stands already. */
export function CardConsent({ memberId }: { memberId?: string }) {
  const form = Form.useFormInstance<{ bankCard?: string | null; name?: string }>();
  const card = Form.useWatch('bankCard', form);
  const name = Form.useWatch('name', form);
  const { data } = useQuery({
    queryKey: [...MEMBERS, 'consents', memberId],
    queryFn: ({ signal }) => api.get<Schemas['ConsentsView']>(`/staff/members/${memberId}/consents`, undefined, signal),
    enabled: memberId !== undefined,
    // Looking is recorded: once per page, not with every return to it.
    ...{ staleTime: Infinity, refetchOnWindowFocus: false },
  });
  const stands = data?.items.some(({ kind, standing }) => kind === 'bank' && standing) ?? false;
  if (!card || stands) return null;
  return <ConsentFields asked={[askedOf(name ?? '')]} name="consents" byOfficer />;
}
