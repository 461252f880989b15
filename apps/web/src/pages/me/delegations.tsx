import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import type { Session } from '../../api/types';
import { useChange } from '../../api/use-change';
import { dayText, todayInChina } from '../../dates';
import { ConfirmButton } from '../../parts/confirm-button';
import { DayField } from '../../parts/day-field';
import { DetailLine } from '../../parts/detail-section';
import { FormModal } from '../../parts/form-modal';
import { StateTag } from '../../parts/state-tag';
import { ErrorState, LoadingState } from '../../parts/states';
import { useSession } from '../../session/use-session';
import { Section } from './section';
import styles from './me.module.css';

type Delegation = Schemas['DelegationView'];

interface Draft {
  readonly unionId: string;
  readonly toPersonId: string;
  readonly roles: readonly string[];
  readonly validFrom: string;
  readonly validTo: string;
  readonly reason: string;
}

const KEY = ['delegations'] as const;
/** One's own roles that one may let a colleague do; accounts and roles stay with administrators. */
const delegable = (session: Session | null) =>
  (session?.unions ?? []).filter(({ role, isDelegated }) => !isDelegated && role !== 'administrator');

/** Who acts for me while I am away, and for whom I act. */
export function Delegations() {
  const { t } = useTranslation('me');
  const { session, can } = useSession();
  const inPortal = useLocation().pathname.startsWith('/my/');
  const [giving, setGiving] = useState(false);
  const mayGive = can('delegation:give') && !inPortal;
  const { data, isPending, error, refetch } = useQuery({
    queryKey: KEY,
    enabled: mayGive,
    queryFn: ({ signal }) => api.get<Schemas['DelegationsView']>('/staff/delegations', undefined, signal),
  });
  if (!mayGive) return null;
  return (
    <Section title={t('delegation.title')}>
      {isPending && <LoadingState rows={1} />}
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data?.items.length === 0 && <p className={styles.second}>{t('delegation.none')}</p>}
      {data && data.items.length > 0 && (
        <ul>
          {data.items.map((one) => (
            <Line key={one.id} delegation={one} />
          ))}
        </ul>
      )}
      {delegable(session).length > 0 && (
        <div className={styles.buttons}>
          <Button onClick={() => setGiving(true)}>{t('delegation.give')}</Button>
        </div>
      )}
      <GiveForm open={giving} onClose={() => setGiving(false)} />
    </Section>
  );
}

function stateOf({ revoked, validFrom, validTo }: Delegation): 'revoked' | 'over' | 'later' | 'now' {
  const today = todayInChina();
  if (revoked) return 'revoked';
  if (validTo < today) return 'over';
  return validFrom > today ? 'later' : 'now';
}

function Line({ delegation }: { delegation: Delegation }) {
  const { t } = useTranslation('me');
  const { id, version, mine, fromName, toName, roleNames, validFrom, validTo, reason } = delegation;
  const end = useChange<void>({
    send: () => api.post(`/staff/delegations/${id}/end`, undefined, { version }),
    refreshes: [KEY],
    said: t('delegation.ended'),
  });
  const state = stateOf(delegation);
  const open = state === 'now' || state === 'later';
  const term = t('delegation.term', { from: dayText(validFrom, t), until: dayText(validTo, t) });
  return (
    <DetailLine
      note={[roleNames.join('、'), term, reason].join(' · ')}
      end={
        mine && open ? (
          <ConfirmButton
            question={t('delegation.endQuestion', { name: toName })}
            explanation={t('delegation.endMeans')}
            loading={end.isPending}
            onConfirm={() => end.mutateAsync()}
          >
            {t('delegation.end')}
          </ConfirmButton>
        ) : (
          <StateTag tone={state === 'now' ? 'done' : 'plain'}>{t(`delegation.${state}`)}</StateTag>
        )
      }
    >
      {mine ? t('delegation.mine', { name: toName }) : t('delegation.his', { name: fromName })}
    </DetailLine>
  );
}

function GiveForm({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useTranslation('me');
  const { session } = useSession();
  const own = delegable(session);
  const required = (message: string) => [{ required: true, message: t(message) }];
  return (
    <FormModal<Draft>
      open={open}
      onClose={onClose}
      title={t('delegation.give')}
      confirm={t('delegation.give')}
      explanation={t('delegation.giveMeans')}
      initial={{
        ...(own[0] && { unionId: own[0].unionId, roles: [own[0].role] }),
        validFrom: todayInChina(),
      }}
      send={(values) => api.post('/staff/delegations', values)}
      refreshes={[KEY]}
      said={t('delegation.given')}
    >
      <WhoAndWhat own={own} open={open} />
      <Form.Item name="validFrom" label={t('delegation.from')}>
        <DayField label={t('delegation.from')} />
      </Form.Item>
      <Form.Item name="validTo" label={t('delegation.until')} rules={required('delegation.untilMissing')}>
        <DayField label={t('delegation.until')} />
      </Form.Item>
      <Form.Item name="reason" label={t('delegation.reason')} rules={required('delegation.reasonMissing')}>
        <Input maxLength={200} autoComplete="off" placeholder={t('delegation.reasonExample')} />
      </Form.Item>
    </FormModal>
  );
}

interface WhoAndWhatProps {
  readonly own: ReturnType<typeof delegable>;
  readonly open: boolean;
}

/** Colleagues and roles are those of the union: with another one both are chosen anew. */
function WhoAndWhat({ own, open }: WhoAndWhatProps) {
  const { t } = useTranslation('me');
  const form = Form.useFormInstance<Draft>();
  const unionId = Form.useWatch('unionId', form);
  const unions = [...new Map(own.map((one) => [one.unionId, one.unionName]))];
  const roles = own.filter((one) => one.unionId === unionId);
  const startAnew = (chosen: string) => {
    form.resetFields(['toPersonId', 'roles']);
    form.setFieldsValue({
      roles: own
        .filter((one) => one.unionId === chosen)
        .slice(0, 1)
        .map(({ role }) => role),
    });
  };
  const required = (message: string) => [{ required: true, message: t(message) }];
  return (
    <>
      <Form.Item name="unionId" label={t('delegation.union')} hidden={unions.length < 2}>
        <Select options={unions.map(([value, label]) => ({ value, label }))} onChange={startAnew} />
      </Form.Item>
      <Form.Item name="toPersonId" label={t('delegation.to')} rules={required('delegation.toMissing')}>
        <Colleagues unionId={unionId} enabled={open} />
      </Form.Item>
      <Form.Item name="roles" label={t('delegation.roles')} rules={required('delegation.rolesMissing')}>
        <Checkbox.Group options={roles.map(({ role, roleName }) => ({ value: role, label: roleName }))} />
      </Form.Item>
    </>
  );
}

interface ColleaguesProps {
  readonly unionId: string | undefined;
  readonly enabled: boolean;
  readonly id?: string;
  readonly value?: string;
  readonly onChange?: (personId: string) => void;
}

/** Who works for the union or above it, but oneself. */
function Colleagues({ unionId, enabled, ...field }: ColleaguesProps) {
  const { t } = useTranslation('me');
  const { data, isPending } = useQuery({
    queryKey: [...KEY, 'deputies', unionId],
    enabled: enabled && unionId !== undefined,
    queryFn: ({ signal }) => api.get<Schemas['DeputiesView']>('/staff/delegations/deputies', { unionId }, signal),
  });
  return (
    <Select
      {...field}
      loading={isPending}
      showSearch={{ optionFilterProp: 'label' }}
      notFoundContent={isPending ? undefined : t('delegation.nobody')}
      options={(data?.items ?? []).map(({ personId, name, roleNames }) => ({
        value: personId,
        label: `${name} ${roleNames.join('、')}`,
      }))}
    />
  );
}
