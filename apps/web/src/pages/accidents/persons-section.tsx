import { Button, Form, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { useIdempotencyKey } from '../../api/idempotency';
import { useChange } from '../../api/use-change';
import { dayText, todayInChina } from '../../dates';
import { useWordsIfAny } from '../../i18n/use-words-if-any';
import { yuan } from '../../money';
import { AmountInput } from '../../parts/amount-input';
import { ConfirmButton } from '../../parts/confirm-button';
import { DayField } from '../../parts/day-field';
import { DetailSection, Facts } from '../../parts/detail-section';
import { FormModal } from '../../parts/form-modal';
import { PrintForms } from '../../parts/print-forms';
import { StateTag } from '../../parts/state-tag';
import record from '../../parts/record.module.css';
import {
  type Accident,
  accidentKey,
  type AccidentPerson,
  ACCIDENTS,
  compensationTone,
  filled,
  PAYERS,
  RECOGNITIONS,
} from './accident-types';
import { personBody, type PersonValues, StateFields, WhoFields } from './person-fields';

/** Those who were killed or injured: how they were employed, the recognition, what they asked, agreed on and got. */
export function PersonsSection({ accident }: { accident: Accident }) {
  const { t } = useTranslation('accidents');
  const [open, setOpen] = useState(false);
  const { persons, canTendPersons } = accident;
  return (
    <>
      <div className={`nj-card ${record.part}`}>
        <DetailSection
          title={t('persons.title', { count: persons.length })}
          actions={canTendPersons && <Button onClick={() => setOpen(true)}>{t('persons.add')}</Button>}
        >
          {persons.length === 0 && <p className="nj-caption">{t('persons.none')}</p>}
        </DetailSection>
      </div>
      {persons.map((person) => (
        <div key={person.id} className={`nj-card ${record.part}`}>
          <Person accident={accident} person={person} />
        </div>
      ))}
      <FormModal<PersonValues>
        open={open}
        onClose={() => setOpen(false)}
        title={t('persons.add')}
        confirm={t('persons.add')}
        send={(values) =>
          api.post(`/staff/accidents/${accident.id}/persons`, filled(personBody(values)), { version: accident.version })
        }
        refreshes={[ACCIDENTS, accidentKey(accident.id)]}
        said={t('done')}
      >
        <WhoFields />
        <StateFields />
      </FormModal>
    </>
  );
}

type Dialog = 'state' | 'recognition' | 'compensation' | 'payments';
const DIALOGS: readonly Dialog[] = ['compensation', 'payments', 'recognition', 'state'];

interface PersonProps {
  readonly accident: Accident;
  readonly person: AccidentPerson;
}

function Person({ accident, person }: PersonProps) {
  const { t } = useTranslation('accidents');
  const [asked, setAsked] = useState<Dialog | null>(null);
  const title = (
    <>
      {person.name} <StateTag tone={compensationTone(person.compensation)}>{person.compensationLabel}</StateTag>
    </>
  );
  return (
    <DetailSection title={title}>
      <PersonFacts person={person} />
      {accident.canTendPersons && (
        <div className={record.actions}>
          {isUndecided(person) && (
            <PrintForms onDemand subjectType="accident-person" subjectId={person.id} version={accident.version} />
          )}
          {DIALOGS.filter((dialog) => dialog !== 'payments' || mayBePaid(person)).map((dialog) => (
            <Button key={dialog} onClick={() => setAsked(dialog)}>
              {t(`persons.${dialog}`)}
            </Button>
          ))}
          {person.payments.length === 0 && <Removal accident={accident} person={person} />}
        </div>
      )}
      {asked && (
        <PersonDialog key={asked} accident={accident} person={person} dialog={asked} onClose={() => setAsked(null)} />
      )}
    </DetailSection>
  );
}

const isUndecided = ({ recognition }: AccidentPerson): boolean => recognition === 'none' || recognition === 'applied';

const mayBePaid = ({ agreed, compensation }: AccidentPerson): boolean => agreed !== null && compensation !== 'paid';

function PersonFacts({ person }: { person: AccidentPerson }) {
  const { t } = useTranslation('accidents');
  const day = (on: string | null) => on && dayText(on, t);
  const { asked, agreed, paid, payments, recognitionLabel, appliedOn, recognisedOn, disability } = person;
  const recognition = [
    recognitionLabel,
    day(recognisedOn ?? appliedOn),
    disability && t('grade', { grade: disability }),
  ];
  return (
    <Facts
      facts={[
        [t('fields.harm'), [person.harmLabel, person.harmWords].filter(Boolean).join(' · ')],
        [t('fields.employment'), person.employmentLabel],
        [t('fields.contact'), person.contact],
        [t('fields.recognition'), recognition.filter(Boolean).join(' · ')],
        [t('fields.asked'), asked && yuan(asked)],
        [t('fields.agreed'), agreed && [yuan(agreed), day(person.agreedOn)].filter(Boolean).join(' · ')],
        [t('fields.paid'), payments.length > 0 && yuan(paid)],
        ...payments.map(
          ({ paidOn, amount, payerLabel }, index) =>
            [
              t('persons.nthPayment', { nth: index + 1 }),
              `${yuan(amount)} · ${payerLabel} · ${dayText(paidOn, t)}`,
            ] as const,
        ),
        [t('fields.endedReason'), person.endedReason],
      ]}
    />
  );
}

function Removal({ accident, person }: PersonProps) {
  const { t } = useTranslation('accidents');
  const change = useChange<void>({
    said: t('done'),
    send: () =>
      api.post(`/staff/accidents/${accident.id}/persons/${person.id}/removal`, {}, { version: accident.version }),
    refreshes: [ACCIDENTS, accidentKey(accident.id)],
  });
  return (
    <ConfirmButton
      type="text"
      loading={change.isPending}
      question={t('persons.removeAsk', { name: person.name })}
      explanation={t('persons.removeMeans')}
      onConfirm={() => change.mutateAsync()}
    >
      {t('persons.remove')}
    </ConfirmButton>
  );
}

const INITIAL: Readonly<Record<Dialog, (person: AccidentPerson) => object>> = {
  state: ({ harm, harmWords, employment, contact }) => filled({ harm, harmWords, employment, contact }),
  recognition: ({ recognition: state, appliedOn, recognisedOn: decidedOn, disability }) =>
    filled({ state, appliedOn, decidedOn, disability }),
  compensation: ({ asked, agreed, agreedOn, endedReason }) => filled({ asked, agreed, agreedOn, endedReason }),
  payments: () => ({ paidOn: todayInChina(), payer: 'employer' }),
};

function PersonDialog({
  accident,
  person,
  dialog,
  onClose,
}: PersonProps & { readonly dialog: Dialog; readonly onClose: () => void }) {
  const { t } = useTranslation('accidents');
  const wordsIfAny = useWordsIfAny('accidents');
  const { key } = useIdempotencyKey();
  return (
    <FormModal<Record<string, unknown>>
      open
      onClose={onClose}
      title={`${person.name} · ${t(`persons.${dialog}`)}`}
      confirm={t(`persons.${dialog}`)}
      explanation={wordsIfAny(`persons.means.${dialog}`)}
      initial={INITIAL[dialog](person) as Record<string, unknown>}
      send={(values) =>
        api.post(`/staff/accidents/${accident.id}/persons/${person.id}/${dialog}`, filled(values), {
          version: accident.version,
          idempotencyKey: key,
        })
      }
      refreshes={[ACCIDENTS, accidentKey(accident.id)]}
      said={t('done')}
    >
      {dialog === 'state' && <StateFields />}
      {dialog === 'recognition' && <RecognitionFields />}
      {dialog === 'compensation' && <CompensationFields />}
      {dialog === 'payments' && <PaymentFields />}
    </FormModal>
  );
}

function useNeeded() {
  const { t } = useTranslation('accidents');
  return (field: string) => [{ required: true, message: t('missing', { field: t(`fields.${field}`) }) }];
}

/** What follows from the state is asked only then. */
function RecognitionFields() {
  const { t } = useTranslation('accidents');
  const needed = useNeeded();
  const state = Form.useWatch<string | undefined>('state') ?? 'none';
  const isDecided = state === 'recognised' || state === 'refused';
  return (
    <>
      <Form.Item name="state" label={t('fields.recognition')} rules={needed('recognition')}>
        <Select options={RECOGNITIONS.map((value) => ({ value, label: t(`recognitions.${value}`) }))} />
      </Form.Item>
      {state !== 'none' && (
        <Form.Item name="appliedOn" label={t('fields.appliedOn')} rules={needed('appliedOn')}>
          <DayField label={t('fields.appliedOn')} last={todayInChina()} />
        </Form.Item>
      )}
      {isDecided && (
        <Form.Item name="decidedOn" label={t('fields.recognisedOn')} rules={needed('recognisedOn')}>
          <DayField label={t('fields.recognisedOn')} last={todayInChina()} />
        </Form.Item>
      )}
      {state === 'recognised' && (
        <Form.Item name="disability" label={t('fields.disability')} extra={t('hints.disability')}>
          <InputNumber min={1} max={10} precision={0} />
        </Form.Item>
      )}
    </>
  );
}

function CompensationFields() {
  const { t } = useTranslation('accidents');
  const agreed = Form.useWatch<string | undefined>('agreed');
  const needed = useNeeded();
  return (
    <>
      <Form.Item name="asked" label={t('fields.asked')}>
        <AmountInput />
      </Form.Item>
      <Form.Item name="agreed" label={t('fields.agreed')}>
        <AmountInput />
      </Form.Item>
      {agreed && (
        <Form.Item name="agreedOn" label={t('fields.agreedOn')} rules={needed('agreedOn')}>
          <DayField label={t('fields.agreedOn')} last={todayInChina()} />
        </Form.Item>
      )}
      <Form.Item name="endedReason" label={t('fields.endedReason')} extra={t('hints.endedReason')}>
        <Input maxLength={200} />
      </Form.Item>
    </>
  );
}

function PaymentFields() {
  const { t } = useTranslation('accidents');
  const needed = useNeeded();
  return (
    <>
      <Form.Item name="amount" label={t('fields.amount')} rules={needed('amount')}>
        <AmountInput />
      </Form.Item>
      <Form.Item name="payer" label={t('fields.payer')} rules={needed('payer')}>
        <Select options={PAYERS.map((value) => ({ value, label: t(`payers.${value}`) }))} />
      </Form.Item>
      <Form.Item name="paidOn" label={t('fields.paidOn')} rules={needed('paidOn')}>
        <DayField label={t('fields.paidOn')} last={todayInChina()} />
      </Form.Item>
    </>
  );
}
