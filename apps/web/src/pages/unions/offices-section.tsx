import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api } from '../../api/client';
import type { FoundMember } from '../../api/types';
import { dayText, todayInChina } from '../../dates';
import { DateChoice } from '../../parts/date-choice';
import { DayField } from '../../parts/day-field';
import { DetailLine, DetailSection } from '../../parts/detail-section';
import { FormModal } from '../../parts/form-modal';
import { MemberPicker } from '../../parts/member-picker';
import { useBuilt } from '../../shell/built-paths';
import { type Office, type OfficeTitle, titlesOf, type Union, unionKey } from './union-types';
import styles from './unions.module.css';

/** Who holds which office from when until when. An office gives no rights; roles do. */
export function OfficesSection({ union }: { union: Union }) {
  const { t } = useTranslation('unions');
  const [appointing, setAppointing] = useState(false);
  const today = todayInChina();
  const running = union.offices.filter(({ validUntil }) => validUntil === null || validUntil >= today);
  const past = union.offices.filter(({ validUntil }) => validUntil !== null && validUntil < today);
  const manages = union.openActions.includes('appoint');
  return (
    <DetailSection
      title={t('offices.title')}
      actions={manages && <Button onClick={() => setAppointing(true)}>{t('offices.appoint')}</Button>}
    >
      {running.length === 0 && <p className="nj-caption">{t('offices.empty')}</p>}
      <ul>
        {running.map((office) => (
          <OfficeLine key={office.id} unionId={union.id} office={office} manages={manages} />
        ))}
      </ul>
      {past.length > 0 && (
        <details className={styles.past}>
          <summary>{t('offices.past', { count: past.length })}</summary>
          <ul>
            {past.map((office) => (
              <OfficeLine key={office.id} unionId={union.id} office={office} manages={false} />
            ))}
          </ul>
        </details>
      )}
      {manages && <AppointModal union={union} open={appointing} onClose={() => setAppointing(false)} />}
    </DetailSection>
  );
}

function OfficeLine({ unionId, office, manages }: { unionId: string; office: Office; manages: boolean }) {
  const { t } = useTranslation('unions');
  const [ending, setEnding] = useState(false);
  const members = useBuilt('/members');
  const { titleName, personName, memberId, validFrom, validUntil } = office;
  const term = { from: dayText(validFrom, t), until: validUntil ? dayText(validUntil, t) : '' };
  return (
    <DetailLine
      note={t(validUntil ? 'offices.term' : 'offices.openTerm', term)}
      end={
        manages && (
          <Button
            type="text"
            aria-label={t('offices.endOf', { name: personName, title: titleName })}
            onClick={() => setEnding(true)}
          >
            {t('offices.end')}
          </Button>
        )
      }
    >
      {titleName} {memberId && members ? <Link to={`/members/${memberId}`}>{personName}</Link> : personName}
      {manages && <EndModal unionId={unionId} office={office} open={ending} onClose={() => setEnding(false)} />}
    </DetailLine>
  );
}

interface EndModalProps {
  readonly unionId: string;
  readonly office: Office;
  readonly open: boolean;
  readonly onClose: () => void;
}

function EndModal({ unionId, office, open, onClose }: EndModalProps) {
  const { t } = useTranslation('unions');
  return (
    <FormModal<{ validUntil: string }, Office>
      open={open}
      onClose={onClose}
      title={t('offices.endTitle', { name: office.personName, title: office.titleName })}
      confirm={t('offices.end')}
      explanation={t('offices.endMeans')}
      initial={{ validUntil: todayInChina() }}
      send={(values) =>
        api.post(`/staff/unions/${unionId}/offices/${office.id}/end`, values, { version: office.version })
      }
      refreshes={[unionKey(unionId)]}
      said={t('offices.ended')}
    >
      <Form.Item name="validUntil" label={t('offices.lastDay')}>
        <DateChoice label={t('offices.lastDay')} />
      </Form.Item>
    </FormModal>
  );
}

interface Appointment {
  readonly title: OfficeTitle;
  readonly member?: FoundMember | null;
  readonly personName?: string;
  readonly validFrom: string;
  readonly validUntil?: string;
}

interface AppointModalProps {
  readonly union: Union;
  readonly open: boolean;
  readonly onClose: () => void;
}

function AppointModal({ union, open, onClose }: AppointModalProps) {
  const { t } = useTranslation('unions');
  const titles = titlesOf(union.kind);
  const send = ({ title, member, personName, validFrom, validUntil }: Appointment) =>
    api.post<Office>(`/staff/unions/${union.id}/offices`, {
      ...{ title, validFrom, validUntil: validUntil || null },
      memberId: member?.id ?? null,
      personName: member?.name ?? personName?.trim(),
    });
  return (
    <FormModal<Appointment, Office>
      open={open}
      onClose={onClose}
      title={t('offices.appointTitle', { name: union.name })}
      confirm={t('offices.appoint')}
      explanation={t('offices.appointMeans')}
      initial={{ validFrom: todayInChina(), ...(titles.length === 1 ? { title: titles[0]! } : {}) }}
      send={send}
      refreshes={[unionKey(union.id)]}
      said={t('offices.appointed')}
    >
      <Form.Item
        name="title"
        label={t('offices.office')}
        rules={[{ required: true, message: t('offices.officeMissing') }]}
      >
        <Select options={titles.map((value) => ({ value, label: t(`titles.${value}`) }))} />
      </Form.Item>
      <Form.Item name="member" label={t('offices.member')}>
        <MemberPicker label={t('offices.member')} />
      </Form.Item>
      <Form.Item noStyle dependencies={['member']}>
        {({ getFieldValue }) =>
          getFieldValue('member') ? null : (
            <Form.Item
              name="personName"
              label={t('offices.personName')}
              rules={[{ required: true, whitespace: true, message: t('offices.personMissing') }]}
            >
              <Input maxLength={50} autoComplete="off" />
            </Form.Item>
          )
        }
      </Form.Item>
      <Form.Item name="validFrom" label={t('offices.firstDay')}>
        <DayField label={t('offices.firstDay')} />
      </Form.Item>
      <Form.Item name="validUntil" label={t('offices.lastDayIfKnown')}>
        <DayField label={t('offices.lastDayIfKnown')} clearable />
      </Form.Item>
    </FormModal>
  );
}
