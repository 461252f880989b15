import { useQuery } from '@tanstack/react-query';
import { Form, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { useIdempotencyKey } from '../../api/idempotency';
import type { Schemas } from '../../api/schemas';
import type { FoundMember } from '../../api/types';
import { FormModal } from '../../parts/form-modal';
import { MemberPicker } from '../../parts/member-picker';
import { Span } from './claim-card';
import { ClaimConsentFields } from './claim-consents';
import { type Cover, type LackingClaimConsent, MUTUAL_AID, type Statement, statementOf } from './mutual-aid-types';
import styles from './mutual-aid.module.css';
import { StatementFields } from './statement-fields';

type Asked = Statement & { readonly member?: FoundMember; readonly enrolmentId: string };

interface SubmitClaimProps {
  readonly open: boolean;
  readonly onClose: () => void;
}

/** A claim that the union makes for a member. */
export function SubmitClaim({ open, onClose }: SubmitClaimProps) {
  const { t } = useTranslation('mutual-aid');
  const { key, renew } = useIdempotencyKey();
  const [member, setMember] = useState<FoundMember | null>(null);
  const { data } = useQuery({
    queryKey: [...MUTUAL_AID, 'covers', member?.id],
    enabled: open && member !== null,
    queryFn: ({ signal }) =>
      api.get<Schemas['CoverPage']>('/staff/mutual-aid-enrolments', { memberId: member!.id, limit: 50 }, signal),
  });
  const covers = data?.items.filter(({ cancelledOn }) => cancelledOn === null);
  const [chosen, setChosen] = useState<string>();
  // Of another member another cover is chosen.
  const cover = covers?.find(({ id }) => id === chosen);
  const asked = useAskedConsents(open ? cover?.id : undefined);
  return (
    <FormModal<Asked>
      open={open}
      onClose={onClose}
      title={t('submit')}
      confirm={t('submit')}
      send={({ enrolmentId, ...values }) =>
        api.post(
          '/staff/mutual-aid-claims',
          { enrolmentId, ...statementOf(values, asked, true) },
          { idempotencyKey: key },
        )
      }
      refreshes={[MUTUAL_AID]}
      said={t('submitted')}
      onDone={renew}
    >
      <Form.Item name="member" label={t('name')} rules={[{ required: true, message: t('missing.member') }]}>
        <MemberPicker onChange={setMember} />
      </Form.Item>
      <Form.Item
        key={member?.id ?? ''}
        preserve={false}
        name="enrolmentId"
        label={t('cover')}
        rules={[{ required: true, message: t('missing.cover') }]}
        {...(covers?.length === 0 ? { help: t('noCover') } : {})}
      >
        <CoverSelect covers={covers ?? []} disabled={member === null} onChange={setChosen} />
      </Form.Item>
      <StatementFields />
      <ClaimConsentFields asked={asked} byOfficer plan={cover} />
    </FormModal>
  );
}

const NONE: readonly LackingClaimConsent[] = [];

/** What the member of this cover has not consented to yet: his papers go to the association of its plan. */
function useAskedConsents(enrolmentId: string | undefined): readonly LackingClaimConsent[] {
  const { data } = useQuery({
    queryKey: [...MUTUAL_AID, 'lacking-consents', enrolmentId],
    enabled: enrolmentId !== undefined,
    queryFn: ({ signal }) =>
      api.get<Schemas['ClaimConsentsView']>(
        `/staff/mutual-aid-enrolments/${enrolmentId!}/lacking-consents`,
        undefined,
        signal,
      ),
  });
  return data?.items ?? NONE;
}

interface CoverSelectProps {
  readonly covers: readonly Cover[];
  readonly disabled?: boolean;
  readonly value?: string;
  readonly onChange?: (id: string) => void;
  readonly id?: string;
}

/** The plan's name is the choice, its term stands below: both on one line are too long for a phone. */
export function CoverSelect({ covers, disabled = false, ...field }: CoverSelectProps) {
  const { t } = useTranslation('mutual-aid');
  const chosen = covers.find(({ id }) => id === field.value);
  return (
    <>
      <Select<string>
        {...field}
        aria-label={t('cover')}
        disabled={disabled}
        options={covers.map((cover) => ({ value: cover.id, label: cover.planName, cover }))}
        optionRender={coverLine}
      />
      {chosen && (
        <span className="nj-caption">
          <Span from={chosen.startsOn} to={chosen.endsOn} />
        </span>
      )}
    </>
  );
}

function coverLine(option: { readonly data: object }) {
  const { cover } = option.data as { cover: Cover };
  return (
    <span className={styles.option}>
      <span>{cover.planName}</span>
      <span className="nj-caption">
        <Span from={cover.startsOn} to={cover.endsOn} />
      </span>
    </span>
  );
}
