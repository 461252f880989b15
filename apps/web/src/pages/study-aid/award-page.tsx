import { DownOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Dropdown, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { api } from '../../api/client';
import { documentAddress } from '../../api/documents';
import { useIdempotencyKey } from '../../api/idempotency';
import { dayText, relativeInstant } from '../../dates';
import { Amount } from '../../parts/amount';
import { DetailLine, DetailSection, Facts } from '../../parts/detail-section';
import { FormModal } from '../../parts/form-modal';
import { PageHeader } from '../../parts/page-header';
import { StateTag } from '../../parts/state-tag';
import { ErrorState, LoadingState } from '../../parts/states';
import { Timeline } from '../../parts/timeline';
import { useHeldWhile } from '../../parts/use-held-while';
import { StickyAction } from '../../shell/sticky-action';
import { usePhone } from '../../theme/media';
import { AddPapers } from './add-papers';
import { RenewalCard } from './renewal-card';
import { type Award, GROUNDS, STUDY, toneOf } from './study-types';
import record from '../../parts/record.module.css';

/** One child's aid: where it stands, every year's money, renewals, papers, and what happened. */
export default function AwardPage() {
  const { t } = useTranslation('study');
  const { awardId = '' } = useParams();
  const {
    data: award,
    isPending,
    error,
    refetch,
  } = useQuery({
    queryKey: [...STUDY, 'award', awardId],
    queryFn: ({ signal }) => api.get<Award>(`/staff/study-awards/${awardId}`, undefined, signal),
  });
  const phone = usePhone();
  const actions = award && <AwardActions key={award.id} award={award} />;
  return (
    <>
      <PageHeader
        title={award?.line.childName ?? t('one')}
        subtitle={
          award && (
            <>
              <StateTag tone={toneOf(award.line.status)}>{award.line.statusLabel}</StateTag> {award.line.number} ·{' '}
              {award.line.unionName}
            </>
          )
        }
        back="/study-aid"
        actions={!phone && actions}
      />
      {isPending && <LoadingState rows={8} />}
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {award && <Content award={award} />}
      {phone && actions}
    </>
  );
}

function Content({ award }: { award: Award }) {
  const { t } = useTranslation('study');
  return (
    <div className={record.columns}>
      <div className={record.column}>
        {award.renewals[0] && award.renewals[0].status !== 'done' && (
          <section className={`nj-card ${record.part}`}>
            <DetailSection title={t('renewals.one')}>
              <RenewalCard renewal={award.renewals[0]} />
            </DetailSection>
          </section>
        )}
        <section className={`nj-card ${record.part}`}>
          <Instalments award={award} />
        </section>
        <section className={`nj-card ${record.part}`}>
          <DetailSection title={t('timeline')}>
            <Timeline
              entries={award.facts.map(({ title, byName, at, words }, index) => ({
                id: String(index),
                at,
                text: `${byName} ${title}`,
                ...(words ? { more: words } : {}),
              }))}
            />
          </DetailSection>
        </section>
      </div>
      <div className={record.column}>
        <section className={`nj-card ${record.part}`}>
          <About award={award} />
        </section>
        <section className={`nj-card ${record.part}`}>
          <Papers award={award} />
        </section>
      </div>
    </div>
  );
}

function Instalments({ award: { instalments } }: { award: Award }) {
  const { t } = useTranslation('study');
  return (
    <DetailSection title={t('money.title')}>
      {instalments.length === 0 && <p className="nj-caption">{t('money.none')}</p>}
      <ul className={record.lines}>
        {instalments.map((each) => (
          <DetailLine
            key={each.id}
            note={
              <>
                {each.ruleSentence}{' '}
                {each.grantListId && <Link to={`/study-aid/lists/${each.grantListId}`}>{each.grantListNumber}</Link>}{' '}
                {each.disbursementId && !each.inHistory && (
                  <Link to={`/disbursements/${each.disbursementId}`}>{each.disbursementNumber}</Link>
                )}
              </>
            }
            end={<Amount value={each.amount} />}
          >
            {each.yearName} · {t('money.ordinal', { count: each.ordinal })}{' '}
            <StateTag tone={toneOf(each.status)}>
              {each.paidOn ? t('money.paidOn', { day: dayText(each.paidOn, t) }) : each.statusLabel}
            </StateTag>
          </DetailLine>
        ))}
      </ul>
    </DetailSection>
  );
}

function About({ award }: { award: Award }) {
  const { t } = useTranslation('study');
  const { line, maskedDocument, schoolingYears, circumstanceWords, suspendedForLabel, endGroundLabel, endedOn } = award;
  return (
    <DetailSection title={t('about')}>
      <Facts
        facts={[
          [
            t('columns.parent'),
            <Link key="parent" to={`/members/${line.memberId}`}>
              {line.memberName}
            </Link>,
          ],
          [
            t('fields.programme'),
            <Link key="programme" to={`/study-aid/programmes/${award.programmeId}`}>
              {line.programmeName}
            </Link>,
          ],
          [t('fields.schoolName'), `${line.schoolName} · ${line.levelLabel}`],
          [
            t('fields.course'),
            t('courseWords', { entry: line.entryYear, years: schoolingYears, ends: line.endsInYear }),
          ],
          [t('fields.childIdNumber'), maskedDocument],
          [t('columns.years'), t('years', { paid: line.paidYears, max: line.maxYears })],
          [t('columns.paid'), <Amount key="paid" value={line.paid} />],
          [t('fields.circumstances'), circumstanceWords],
          [t('fields.consent'), t(award.consented ? 'yes' : 'no')],
          [t('fields.graceYear'), award.graceYearName],
          [t('fields.suspendedFor'), suspendedForLabel],
          [t('fields.ended'), endGroundLabel && `${endGroundLabel}${endedOn ? ` · ${dayText(endedOn, t)}` : ''}`],
          [t('fields.lastReason'), award.lastReason],
        ]}
      />
    </DetailSection>
  );
}

function Papers({ award: { id, version, papers, mayAddPapers } }: { award: Award }) {
  const { t } = useTranslation('study');
  return (
    <DetailSection
      title={t('papers.title')}
      actions={mayAddPapers && <AddPapers path={`/staff/study-awards/${id}/papers`} version={version} />}
    >
      {papers.length === 0 && <p className="nj-caption">{t('papers.none')}</p>}
      <ul className={record.lines}>
        {papers.map((paper, index) => (
          <DetailLine
            key={paper.id}
            note={relativeInstant(paper.uploadedAt, t)}
            end={
              <a href={documentAddress(paper.id)} target="_blank" rel="noreferrer">
                {t('papers.look')}
              </a>
            }
          >
            {t('papers.number', { number: index + 1 })}
          </DetailLine>
        ))}
      </ul>
    </DetailSection>
  );
}

type Step = Award['openActions'][number];
/** What the award waits for: the button that invites. Everything else happens to a child and is found under more. */
const INVITES: ReadonlySet<string> = new Set(['verify', 'resume', 'come-back']);

function AwardActions({ award: newest }: { award: Award }) {
  const { t } = useTranslation('study');
  const phone = usePhone();
  const [step, setStep] = useState<Step | null>(null);
  const [open, setOpen] = useState(false);
  const award = useHeldWhile(newest, open);
  const first = award.openActions.find(({ step: name }) => INVITES.has(name));
  const others = award.openActions.filter((one) => one !== first);
  if (award.openActions.length === 0) return null;
  const take = (chosen: Step) => {
    setStep(chosen);
    setOpen(true);
  };
  const buttons = (
    <>
      {others.length > 0 && (
        <Dropdown
          trigger={['click']}
          menu={{
            items: others.map(({ step: key, label }) => ({ key, label })),
            onClick: ({ key }) => take(others.find((one) => one.step === key)!),
          }}
        >
          <Button icon={<DownOutlined aria-hidden />} iconPlacement="end">
            {t(first ? 'more' : 'change')}
          </Button>
        </Dropdown>
      )}
      {first && (
        <Button type="primary" onClick={() => take(first)}>
          {first.label}
        </Button>
      )}
    </>
  );
  return (
    <>
      {phone ? <StickyAction>{buttons}</StickyAction> : <div className={record.actions}>{buttons}</div>}
      {step && (
        <StepModal key={`${step.step} ${award.version}`} {...{ award, step, open }} onClose={() => setOpen(false)} />
      )}
    </>
  );
}

interface StepValues {
  readonly reason?: string;
  readonly ground?: string;
  readonly schoolName?: string;
}

function StepModal(props: { award: Award; step: Step; open: boolean; onClose: () => void }) {
  const { award, step, open, onClose } = props;
  const { t } = useTranslation('study');
  const { key } = useIdempotencyKey();
  const verifies = step.step === 'verify';
  return (
    <FormModal<StepValues>
      open={open}
      onClose={onClose}
      title={step.label}
      confirm={step.label}
      explanation={t(`steps.${step.step}`)}
      send={(values) =>
        api.post(
          `/staff/study-awards/${award.id}/steps`,
          { step: step.step, ...values },
          {
            version: award.version,
            idempotencyKey: key,
          },
        )
      }
      refreshes={[STUDY]}
      said={t('done')}
    >
      {step.step === 'end' && (
        <Form.Item name="ground" label={t('fields.ground')} rules={[{ required: true, message: t('missing.ground') }]}>
          <Select options={GROUNDS.map((value) => ({ value, label: t(`grounds.${value}`) }))} />
        </Form.Item>
      )}
      {step.step === 'transfer-school' && (
        <Form.Item
          name="schoolName"
          label={t('fields.newSchool')}
          rules={[{ required: true, message: t('missing.schoolName') }]}
        >
          <Input maxLength={80} />
        </Form.Item>
      )}
      {verifies ? (
        <p>{t('steps.first')}</p>
      ) : (
        <Form.Item name="reason" label={t('fields.reason')} rules={[{ required: true, message: t('missing.reason') }]}>
          <Input.TextArea rows={3} maxLength={500} />
        </Form.Item>
      )}
    </FormModal>
  );
}
