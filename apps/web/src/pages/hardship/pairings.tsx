import { useQuery } from '@tanstack/react-query';
import { Button, Form, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import { dayText } from '../../dates';
import { DetailLine, DetailSection } from '../../parts/detail-section';
import { FormModal } from '../../parts/form-modal';
import { ReasonModal } from '../../parts/reason-modal';
import { RelativeDate } from '../../parts/relative-date';
import { StateTag } from '../../parts/state-tag';
import { useChange } from '../../api/use-change';
import { useSession } from '../../session/use-session';
import { RecordFields } from './action-fields';
import { FILES, type HardshipFile } from './hardship-types';
import styles from './hardship.module.css';
import record from '../../parts/record.module.css';

export const PAIRINGS = [...FILES, 'pairings'] as const;
export type Pairing = Schemas['PairingView'];

/** On the page of a file: who looks after this household, and when he goes there next. */
export function FilePairings({ file }: { file: HardshipFile }) {
  const { t } = useTranslation('hardship');
  const { can } = useSession();
  const { data } = useQuery({
    queryKey: [...PAIRINGS, file.id],
    queryFn: ({ signal }) =>
      api.get<Schemas['PairingsView']>(`/staff/hardship-files/${file.id}/pairings`, undefined, signal),
  });
  const mayPair = file.onFile && can('hardship:manage');
  if (!data || (data.items.length === 0 && !mayPair)) return null;
  return (
    <DetailSection title={t('pairings.ofFile')} actions={mayPair && <Pair file={file} />}>
      {data.items.length === 0 && <p className="nj-caption">{t('pairings.nobody')}</p>}
      <ul className={record.lines}>
        {data.items.map((pairing) => (
          <PairingLine key={pairing.id} pairing={pairing} title={pairing.personName} />
        ))}
      </ul>
    </DetailSection>
  );
}

/** One pairing with what can be done about it. */
export function PairingLine({ pairing, title, to }: { pairing: Pairing; title: string; to?: string }) {
  const { t } = useTranslation('hardship');
  const { everyMonths, sinceOn, lastVisitOn, visits, nextDueOn, endedOn, endedReason, unionName } = pairing;
  const went = lastVisitOn
    ? t('pairings.went', { count: visits, day: dayText(lastVisitOn, t) })
    : t('pairings.notYet', { day: dayText(sinceOn, t) });
  const ended = endedOn && t('pairings.ended', { day: dayText(endedOn, t), reason: endedReason });
  return (
    <>
      <DetailLine
        note={[to && unionName, to && pairing.personName, t('pairings.every', { count: everyMonths }), went, ended]
          .filter(Boolean)
          .join(' · ')}
        end={
          nextDueOn ? (
            <span>
              {t('pairings.next')} <RelativeDate day={nextDueOn} />
            </span>
          ) : (
            <StateTag tone="plain">{t('pairings.over')}</StateTag>
          )
        }
      >
        {to ? <Link to={to}>{title}</Link> : title}
      </DetailLine>
      {(pairing.mayVisit || pairing.mayEnd) && (
        <li className={styles.lineActions}>
          <Actions pairing={pairing} />
        </li>
      )}
    </>
  );
}

function Actions({ pairing: { id, version, mayVisit, mayEnd } }: { pairing: Pairing }) {
  const { t } = useTranslation('hardship');
  const [visiting, setVisiting] = useState(false);
  const [ending, setEnding] = useState(false);
  const end = useChange<string, unknown>({
    send: (reason) => api.post(`/staff/hardship-pairings/${id}/end`, { reason }, { version }),
    refreshes: [FILES],
    said: t('done'),
    onDone: () => setEnding(false),
  });
  if (!mayVisit && !mayEnd) return null;
  return (
    <div className={record.actions}>
      {mayVisit && <Button onClick={() => setVisiting(true)}>{t('pairings.record')}</Button>}
      {mayEnd && (
        <Button type="text" onClick={() => setEnding(true)}>
          {t('pairings.end')}
        </Button>
      )}
      <FormModal<Record<string, unknown>>
        open={visiting}
        onClose={() => setVisiting(false)}
        title={t('pairings.record')}
        confirm={t('pairings.record')}
        initial={{ conforms: true }}
        send={(values) => api.post(`/staff/hardship-pairings/${id}/visit`, values, { version })}
        refreshes={[FILES]}
        said={t('done')}
      >
        <RecordFields action="pair-visit" />
      </FormModal>
      <ReasonModal
        open={ending}
        title={t('pairings.end')}
        confirm={t('pairings.end')}
        sending={end.isPending}
        onCancel={() => setEnding(false)}
        onConfirm={(reason) => end.mutate(reason)}
      />
    </div>
  );
}

/** In place of a person: who is signed in. */
const SELF = 'self';

function Pair({ file }: { file: HardshipFile }) {
  const { t } = useTranslation('hardship');
  const { session } = useSession();
  const [open, setOpen] = useState(false);
  const { data, isPending } = useQuery({
    queryKey: [...PAIRINGS, 'candidates', file.id],
    queryFn: ({ signal }) =>
      api.get<Schemas['PairingCandidatesView']>(
        `/staff/hardship-files/${file.id}/pairing-candidates`,
        undefined,
        signal,
      ),
    enabled: open,
  });
  const others = (data?.items ?? []).map(({ personId, name, roles }) => ({
    value: personId,
    label: `${name} · ${roles.join('、')}`,
  }));
  const own = session && { value: SELF, label: t('pairings.myself', { name: session.displayName }) };
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('pairings.pair')}</Button>
      <FormModal<Schemas['PairingDto']>
        open={open}
        onClose={() => setOpen(false)}
        title={t('pairings.pair')}
        confirm={t('pairings.pair')}
        explanation={t('pairings.explanation')}
        initial={{ everyMonths: 3 }}
        send={({ personId, everyMonths }) =>
          api.post(
            `/staff/hardship-files/${file.id}/pairings`,
            { everyMonths, ...(personId !== SELF && { personId }) },
            { version: file.version },
          )
        }
        refreshes={[FILES]}
        said={t('done')}
      >
        <Form.Item
          name="personId"
          label={t('pairings.person')}
          rules={[{ required: true, message: t('missing.person') }]}
        >
          <Select
            loading={isPending}
            showSearch={{ optionFilterProp: 'label' }}
            options={own ? [own, ...others] : others}
          />
        </Form.Item>
        <Form.Item
          name="everyMonths"
          label={t('pairings.months')}
          rules={[{ required: true, message: t('missing.line') }]}
        >
          <InputNumber min={1} max={12} precision={0} />
        </Form.Item>
      </FormModal>
    </>
  );
}
