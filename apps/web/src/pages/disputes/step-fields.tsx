import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Form, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import { AmountInput } from '../../parts/amount-input';
import { DayField } from '../../parts/day-field';
import { CorrectionFields } from './correction-fields';
import { type Dispute, disputeKey, REFERRALS, SIDES } from './dispute-types';
import styles from './disputes.module.css';
import { Choice, Day, Line, Money, useRules, Words } from './step-inputs';

interface FieldsProps {
  readonly action: string;
  readonly dispute: Dispute;
}

/** What each step asks. */
export function StepFields({ action, dispute }: FieldsProps) {
  switch (action) {
    case 'appoint':
      return <Candidates dispute={dispute} name="accountIds" multiple />;
    case 'replace-mediator':
      return <Replacement dispute={dispute} />;
    case 'ask-consent':
    case 'accept':
      return <Day name="on" />;
    case 'reject':
    case 'withdraw':
    case 'fail':
    case 'expire':
      return (
        <>
          <Day name="on" />
          <Words name="reason" />
        </>
      );
    case 'refer':
      return (
        <>
          <Choice name="to" values={REFERRALS.filter((to) => dispute.isLabour || !/arbitration|inspection/.test(to))} />
          <Day name="on" />
          <Words name="reason" />
        </>
      );
    case 'state':
      return (
        <>
          <Choice name="side" values={SIDES} />
          <Day name="takenOn" />
          <Line name="saidBy" max={60} />
          <Words name="words" rows={6} max={8000} />
        </>
      );
    case 'plan-session':
      return (
        <>
          <Day name="heldOn" />
          <Line name="atTime" max={20} optional />
          <Line name="place" max={100} />
          <Line name="bring" max={300} optional />
        </>
      );
    default:
      return <LaterFields action={action} dispute={dispute} />;
  }
}

function LaterFields({ action, dispute }: FieldsProps) {
  switch (action) {
    case 'hold-session':
      return (
        <>
          <Words name="present" rows={3} />
          <Words name="minutes" rows={6} max={8000} />
          <Words name="signedBy" rows={3} />
        </>
      );
    case 'offer':
      return (
        <>
          <Choice name="side" values={['respondent', 'applicant']} />
          <Day name="offeredOn" />
          <Money name="amount" />
          <Words name="words" optional />
        </>
      );
    case 'answer':
      return (
        <>
          <Choice name="answer" values={['agreed', 'declined']} />
          <Words name="words" optional />
        </>
      );
    case 'close':
      return null;
    case 'correct':
      return <CorrectionFields />;
    case 'arbitration':
      return (
        <>
          <Day name="acceptedOn" />
          <Day name="decidedOn" optional />
        </>
      );
    case 'clock-event':
      return <ClockEventFields dispute={dispute} />;
    case 'agree':
      return <AgreementFields dispute={dispute} />;
    case 'pay':
      return <Day name="paidOn" />;
    case 'breach':
      return (
        <>
          <Choice name="remedy" values={dispute.isLabour ? ['pay-order', 'arbitration', 'court'] : ['court']} />
          <Words name="reason" />
        </>
      );
    default:
      return (
        <>
          <Choice name="kind" values={dispute.isLabour ? ['judicial', 'review'] : ['judicial']} />
          <Day name="requestedOn" />
          <Day name="confirmedOn" optional />
        </>
      );
  }
}

/** Who has to withdraw stands there with the reason and cannot be chosen; who mediates already is not among them. */
function Candidates({ dispute, name, multiple = false }: { dispute: Dispute; name: string; multiple?: boolean }) {
  const { t } = useTranslation('disputes');
  const mediating = currentMediators(dispute).map(({ accountId }) => accountId);
  const { data, isPending } = useQuery({
    queryKey: [...disputeKey(dispute.id), 'candidates'],
    queryFn: ({ signal }) =>
      api.get<Schemas['MediatorCandidatesView']>(
        `/staff/disputes/${dispute.id}/mediator-candidates`,
        undefined,
        signal,
      ),
  });
  return (
    <Form.Item name={name} label={t(`fields.${name}`)} rules={useRules(name, false)}>
      <Select
        {...(multiple ? { mode: 'multiple' as const, maxCount: 3 } : {})}
        aria-label={t(`fields.${name}`)}
        loading={isPending}
        showSearch={{ optionFilterProp: 'label' }}
        options={(data?.items ?? [])
          .filter(({ accountId }) => !mediating.includes(accountId))
          .map(({ accountId, name: label, conflict }) => ({
            value: accountId,
            label: conflict ? t('common:withNote', { name: label, note: conflict }) : label,
            disabled: conflict !== null,
          }))}
      />
    </Form.Item>
  );
}

const currentMediators = ({ mediators }: Dispute) => mediators.filter(({ replacedOn }) => !replacedOn);

function Replacement({ dispute }: { dispute: Dispute }) {
  const { t } = useTranslation('disputes');
  return (
    <>
      <Form.Item name="from" label={t('fields.from')} rules={useRules('from', false)}>
        <Select
          aria-label={t('fields.from')}
          options={currentMediators(dispute).map(({ accountId, name }) => ({ value: accountId, label: name }))}
        />
      </Form.Item>
      <Candidates dispute={dispute} name="successor" />
      <Words name="reason" />
    </>
  );
}

function ClockEventFields({ dispute }: { dispute: Dispute }) {
  const clock = Form.useWatch<string | undefined>('clock');
  const { t } = useTranslation('disputes');
  const { concludedOn, isLabour, arbitrationAcceptedOn, arbitrationDecidedOn } = dispute;
  const inArbitration = arbitrationAcceptedOn !== null && arbitrationDecidedOn === null;
  const clocks = [
    ...(concludedOn === null ? ['mediation', ...(isLabour ? ['limitation'] : [])] : []),
    ...(inArbitration ? ['arbitration-award'] : []),
  ];
  const rules = useRules('days', false);
  const isExtended = clock === 'mediation' || clock === 'arbitration-award';
  const kinds = isExtended ? ['extended'] : ['interrupted', 'suspended', 'resumed'];
  return (
    <>
      <Choice name="clock" values={clocks} />
      {clock && <Choice name="kind" values={kinds} />}
      <Day name="on" />
      {isExtended && (
        <>
          <Form.Item name="days" label={t('fields.days')} rules={rules}>
            <InputNumber min={1} max={365} />
          </Form.Item>
          <Choice name="consent" values={clock === 'mediation' ? ['both-parties', 'one-party'] : ['approval']} />
        </>
      )}
      <Words name="ground" />
    </>
  );
}

function AgreementFields({ dispute }: { dispute: Dispute }) {
  const { t } = useTranslation('disputes');
  return (
    <>
      <div className={styles.two}>
        <Day name="agreedOn" />
        <Day name="effectiveOn" />
      </div>
      <Words name="terms" rows={5} max={8000} />
      {['applicantSigned', 'respondentSigned', 'mediatorSigned'].map((name) => (
        <Form.Item key={name} name={name} valuePropName="checked">
          <Checkbox>{t(`fields.${name}`)}</Checkbox>
        </Form.Item>
      ))}
      <div className={styles.two}>
        <Day name="sealedOn" optional />
        <Line name="sealNumber" max={60} optional />
      </div>
      <p>{t('agreement.instalments')}</p>
      <Form.List name="instalments">
        {(rows, { add, remove }) => (
          <>
            {rows.map(({ key, name }) => (
              <Instalment key={key} place={name} dispute={dispute} onRemove={() => remove(name)} />
            ))}
            <Button onClick={() => add({ partyId: dispute.applicants[0]?.id })}>{t('agreement.addInstalment')}</Button>
          </>
        )}
      </Form.List>
    </>
  );
}

function Instalment({ place, dispute, onRemove }: { place: number; dispute: Dispute; onRemove: () => void }) {
  const { t } = useTranslation('disputes');
  return (
    <div className={styles.instalment}>
      <Form.Item name={[place, 'partyId']} rules={useRules('partyId', false)}>
        <Select
          aria-label={t('fields.partyId')}
          options={dispute.applicants.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Form.Item>
      <Form.Item name={[place, 'dueOn']} rules={useRules('dueOn', false)}>
        <DayField label={t('fields.dueOn')} />
      </Form.Item>
      <Form.Item name={[place, 'amount']} rules={useRules('amount', false)}>
        <AmountInput aria-label={t('fields.amount')} />
      </Form.Item>
      <Button type="text" onClick={onRemove}>
        {t('agreement.removeInstalment')}
      </Button>
    </div>
  );
}
