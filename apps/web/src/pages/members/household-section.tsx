import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { api } from '../../api/client';
import { dayText, todayInChina } from '../../dates';
import { DayField } from '../../parts/day-field';
import { DetailLine, DetailSection } from '../../parts/detail-section';
import { FormModal } from '../../parts/form-modal';
import { SegmentedChoice } from '../../parts/segmented-choice';
import { ErrorState, LoadingState } from '../../parts/states';
import { useHeldWhile } from '../../parts/use-held-while';
import { useSession } from '../../session/use-session';
import { ChangeHeadModal } from './change-head-modal';
import { DEPENDANT_RELATIONS, householdKey } from './household';
import type { Household, HouseholdPerson } from './member-types';
import { useMemberList } from './use-member';

/** The people whom the member lives with; aid is counted per household. */
export function HouseholdSection({ memberId, memberName }: { memberId: string; memberName: string }) {
  const { t } = useTranslation('members');
  const { can } = useSession();
  const [dialog, setDialog] = useState<'add' | 'head'>();
  const { data, isPending, error, refetch } = useQuery({
    queryKey: householdKey(memberId),
    queryFn: ({ signal }) => api.get<Household>(`/staff/members/${memberId}/household`, undefined, signal),
  });
  const household = useHeldWhile(data, dialog !== undefined);
  const manages = can('member:manage') && household !== undefined;
  // Without relatives the API names the member alone, as the head of what is not yet written down.
  const alone = (data?.persons.length ?? 0) < 2;
  const close = () => setDialog(undefined);
  return (
    <DetailSection
      title={t('household.title')}
      actions={
        manages && (
          <>
            {!alone && <Button onClick={() => setDialog('head')}>{t('household.changeHead')}</Button>}
            <Button onClick={() => setDialog('add')}>{t('household.add')}</Button>
          </>
        )
      }
    >
      {isPending && <LoadingState rows={2} />}
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data && alone && <p className="nj-caption">{t('household.empty', { name: memberName })}</p>}
      {data && !alone && (
        <ul>
          {data.persons.map((person) => (
            <PersonLine
              key={person.id}
              person={person}
              memberId={memberId}
              version={manages && person.relation !== 'head' ? data.version : undefined}
            />
          ))}
        </ul>
      )}
      {manages && (
        <>
          <AddPersonModal memberId={memberId} household={household} open={dialog === 'add'} onClose={close} />
          <ChangeHeadModal
            key={household.version}
            memberId={memberId}
            household={household}
            open={dialog === 'head'}
            onClose={close}
          />
        </>
      )}
    </DetailSection>
  );
}

interface PersonLineProps {
  readonly person: HouseholdPerson;
  readonly memberId: string;
  /** Of the household; without it nothing may be changed. */
  readonly version: number | undefined;
}

function PersonLine({ person, memberId, version: newest }: PersonLineProps) {
  const { t } = useTranslation('members');
  const list = useMemberList();
  const { search } = useLocation();
  const [removing, setRemoving] = useState(false);
  const version = useHeldWhile(newest, removing);
  const { name, relationName, idNumberMasked, bornOn } = person;
  const note = [idNumberMasked, bornOn && t('household.born', { day: dayText(bornOn, t) })].filter(Boolean).join(' · ');
  const other = person.memberId !== null && person.memberId !== memberId;
  return (
    <DetailLine
      note={note}
      end={
        version !== undefined && (
          <Button type="text" onClick={() => setRemoving(true)} aria-label={t('household.removeName', { name })}>
            {t('household.remove')}
          </Button>
        )
      }
    >
      {relationName} {other ? <Link to={`${list}/${person.memberId}${search}`}>{name}</Link> : name}
      {version !== undefined && (
        <RemovePersonModal
          memberId={memberId}
          person={person}
          version={version}
          open={removing}
          onClose={() => setRemoving(false)}
        />
      )}
    </DetailLine>
  );
}

interface NewPerson {
  readonly name: string;
  readonly relation: string;
  readonly idNumber?: string;
  readonly bornOn?: string;
}

interface AddPersonModalProps {
  readonly memberId: string;
  readonly household: Household;
  readonly open: boolean;
  readonly onClose: () => void;
}

function AddPersonModal({ memberId, household, open, onClose }: AddPersonModalProps) {
  const { t } = useTranslation('members');
  return (
    <FormModal<NewPerson, Household>
      open={open}
      onClose={onClose}
      title={t('household.addTitle')}
      confirm={t('household.add')}
      explanation={t('household.addMeans')}
      send={({ name, relation, idNumber, bornOn }) =>
        api.post(
          `/staff/members/${memberId}/household/persons`,
          { name, relation, idNumber: idNumber?.trim() || null, bornOn: bornOn || null },
          { version: household.version },
        )
      }
      refreshes={[householdKey(memberId)]}
      said={t('household.added')}
    >
      <Form.Item
        name="name"
        label={t('fields.name')}
        rules={[{ required: true, whitespace: true, message: t('missing.name') }]}
      >
        <Input maxLength={60} autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="relation"
        label={t('household.relation')}
        rules={[{ required: true, message: t('household.relationMissing') }]}
      >
        <Select options={DEPENDANT_RELATIONS.map((value) => ({ value, label: t(`relations.${value}`) }))} />
      </Form.Item>
      <Form.Item name="idNumber" label={t('fields.idNumber')} extra={t('household.idNumberHint')}>
        <Input maxLength={40} autoComplete="off" spellCheck={false} />
      </Form.Item>
      <Form.Item name="bornOn" label={t('fields.bornOn')} extra={t('household.bornOnHint')}>
        <DayField label={t('fields.bornOn')} last={todayInChina()} clearable />
      </Form.Item>
    </FormModal>
  );
}

interface RemovePersonModalProps {
  readonly memberId: string;
  readonly person: HouseholdPerson;
  readonly version: number;
  readonly open: boolean;
  readonly onClose: () => void;
}

const REMOVAL_GROUNDS = ['moved-out', 'divorced', 'died', 'entered-by-mistake'];

function RemovePersonModal({ memberId, person, version, open, onClose }: RemovePersonModalProps) {
  const { t } = useTranslation('members');
  return (
    <FormModal<{ ground: string }, Household>
      open={open}
      onClose={onClose}
      title={t('household.removeQuestion', { name: person.name })}
      confirm={t('household.removeFrom')}
      explanation={t('household.removeMeans')}
      send={(values) =>
        api.post(`/staff/members/${memberId}/household/persons/${person.id}/removal`, values, { version })
      }
      refreshes={[householdKey(memberId)]}
      said={t('household.removed')}
    >
      <Form.Item
        name="ground"
        label={t('household.ground')}
        rules={[{ required: true, message: t('household.groundMissing') }]}
      >
        <SegmentedChoice
          label={t('household.ground')}
          choices={REMOVAL_GROUNDS.map((value) => ({ value, label: t(`removalGrounds.${value}`) }))}
        />
      </Form.Item>
    </FormModal>
  );
}
