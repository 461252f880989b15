import { useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Form, Input, InputNumber, Select, Switch } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import { useChange } from '../../api/use-change';
import { todayInChina } from '../../dates';
import { useDraft } from '../../drafts/use-draft';
import { yuan } from '../../money';
import { AmountInput } from '../../parts/amount-input';
import { DayField } from '../../parts/day-field';
import { PageHeader } from '../../parts/page-header';
import { SegmentedChoice } from '../../parts/segmented-choice';
import { ErrorState, LoadingState, ProblemNotice } from '../../parts/states';
import { UnionPicker } from '../../parts/union-picker';
import { StickyAction } from '../../shell/sticky-action';
import { useProgramme } from './programme-page';
import { academicYearOf, CATEGORIES, EXCLUSIONS, LAPSE_RULES, LEVELS, type Programme, STUDY } from './study-types';
import record from '../../parts/record.module.css';
import styles from './study.module.css';

type Plan = Schemas['NewProgrammeDto'];

const blank = (): Partial<Plan> => ({
  ...{ kind: 'tracked', maxYears: 4, levels: ['bachelor-first', 'bachelor-second', 'college'], needsFile: true },
  ...{ applyFrom: '07-01', applyUntil: '08-31', renewalOn: '08-15', proofUntil: '10-15', resumeUntil: '12-31' },
  ...{ lapseRule: 'suspend', exclusions: ['military-academy', 'directed', 'self-funded-abroad', 'other-aid'] },
  ...{ exclusive: true, publicityDays: 5, amounts: [] },
});

/** Draws a programme up, or changes what it says from now on. */
export default function ProgrammeFormPage() {
  const { t } = useTranslation('study');
  const { programmeId = '' } = useParams();
  const { data, isPending, error, refetch } = useProgramme(programmeId);
  const back = programmeId ? `/study-aid/programmes/${programmeId}` : '/study-aid/programmes';
  return (
    <>
      <PageHeader title={t(programmeId ? 'programmes.change' : 'programmes.create')} back={back} />
      {programmeId && isPending && <LoadingState rows={8} />}
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {(data || !programmeId) && <ProgrammeForm programme={data ?? null} />}
    </>
  );
}

function ProgrammeForm({ programme: newest }: { programme: Programme | null }) {
  const { t } = useTranslation('study');
  const navigate = useNavigate();
  const [form] = Form.useForm<Plan>();
  // As it was opened: a late save is answered with both values.
  const [programme] = useState(newest);
  // Only a new one is kept as a draft: an old draft of a change would undo what others changed meanwhile.
  const draft = useDraft<Partial<Plan>>('study-programme:new', {
    initial: blank(),
    title: ({ name }) => t('programmes.draft', { name: name ?? '' }),
  });
  const kind = Form.useWatch('kind', form) ?? programme?.kind ?? draft.value.kind ?? 'tracked';
  const save = useChange<Plan, { id: string }>({
    form,
    problems: 'inline',
    send: ({ unionId, ...plan }) => {
      const whole = { ...plan, maxYears: plan.kind === 'one-off' ? 1 : plan.maxYears };
      return programme
        ? api.post(`/staff/study-programmes/${programme.id}/plan`, whole, { version: programme.version })
        : api.post('/staff/study-programmes', { ...whole, unionId }, { idempotencyKey: draft.idempotencyKey });
    },
    refreshes: [STUDY],
    said: t('done'),
    onNewest: () => void navigate(`/study-aid/programmes/${newest?.id ?? ''}`),
    onDone: ({ id }) => {
      if (!programme) draft.discard();
      void navigate(`/study-aid/programmes/${id}`);
    },
  });
  return (
    <Form
      form={form}
      layout="vertical"
      className={styles.form ?? ''}
      scrollToFirstError
      initialValues={programme ?? draft.value}
      onValuesChange={(_, values: Partial<Plan>) => !programme && draft.change(values)}
      onFinish={save.mutate}
    >
      <section className={`nj-card ${record.part}`}>
        {!programme && (
          <Form.Item name="unionId" label={t('fields.union')} rules={[{ required: true, message: t('missing.union') }]}>
            <UnionPicker label={t('fields.union')} placeholder={t('fields.union')} />
          </Form.Item>
        )}
        <Form.Item name="name" label={t('fields.name')} rules={[{ required: true, message: t('missing.name') }]}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="kind" label={t('fields.kind')}>
          <SegmentedChoice
            label={t('fields.kind')}
            choices={(['tracked', 'one-off'] as const).map((value) => ({ value, label: t(`kinds.${value}`) }))}
          />
        </Form.Item>
        {kind === 'tracked' && (
          <Form.Item name="maxYears" label={t('fields.maxYears')}>
            <InputNumber min={1} max={20} precision={0} />
          </Form.Item>
        )}
        <Form.Item name="levels" label={t('fields.levels')}>
          <Checkbox.Group options={LEVELS.map((value) => ({ value, label: t(`levels.${value}`) }))} />
        </Form.Item>
      </section>
      <Amounts />
      <Days tracked={kind === 'tracked'} />
      <Rules />
      <Money unionId={programme?.unionId} />
      <ProblemNotice error={save.error} />
      <StickyAction>
        <Button type="primary" htmlType="submit" size="large" loading={save.isPending}>
          {t('programmes.save')}
        </Button>
      </StickyAction>
    </Form>
  );
}

function Amounts() {
  const { t } = useTranslation('study');
  const from = `${academicYearOf(todayInChina())}-07-01`;
  return (
    <section className={`nj-card ${record.part}`}>
      <h3>{t('fields.amounts')}</h3>
      <p className="nj-caption">{t('programmes.amountsMean')}</p>
      <Form.List name="amounts">
        {(rows, { add, remove }) => (
          <>
            {rows.map(({ key, name }) => (
              <div key={key} className={styles.amountRow}>
                <Form.Item
                  name={[name, 'level']}
                  label={t('fields.level')}
                  rules={[{ required: true, message: t('missing.level') }]}
                >
                  <Select options={LEVELS.map((value) => ({ value, label: t(`levels.${value}`) }))} />
                </Form.Item>
                <Form.Item name={[name, 'category']} label={t('fields.category')}>
                  <Select
                    allowClear
                    placeholder={t('programmes.allCategories')}
                    options={CATEGORIES.map((value) => ({ value, label: t(`categories.${value}`) }))}
                  />
                </Form.Item>
                <Form.Item
                  name={[name, 'amount']}
                  label={t('fields.amount')}
                  rules={[{ required: true, message: t('missing.amount') }]}
                >
                  <AmountInput />
                </Form.Item>
                <Form.Item
                  name={[name, 'validFrom']}
                  label={t('fields.validFrom')}
                  rules={[{ required: true, message: t('missing.day') }]}
                >
                  <DayField label={t('fields.validFrom')} />
                </Form.Item>
                <Form.Item label=" ">
                  <Button onClick={() => remove(name)}>{t('programmes.removeAmount')}</Button>
                </Form.Item>
              </div>
            ))}
            <Button onClick={() => add({ validFrom: from, category: null })}>{t('programmes.addAmount')}</Button>
          </>
        )}
      </Form.List>
    </section>
  );
}

function Days({ tracked }: { tracked: boolean }) {
  const { t } = useTranslation('study');
  const names = tracked
    ? (['applyFrom', 'applyUntil', 'renewalOn', 'proofUntil', 'resumeUntil'] as const)
    : (['applyFrom', 'applyUntil'] as const);
  return (
    <section className={`nj-card ${record.part}`}>
      <h3>{t('programmes.days')}</h3>
      <p className="nj-caption">{t('programmes.daysMean')}</p>
      <div className={styles.pair}>
        {names.map((name) => (
          <Form.Item
            key={name}
            name={name}
            label={t(`fields.${name}`)}
            rules={[{ required: true, message: t('missing.monthDay') }]}
          >
            <Input maxLength={5} placeholder="08-15" />
          </Form.Item>
        ))}
      </div>
    </section>
  );
}

function Rules() {
  const { t } = useTranslation('study');
  return (
    <section className={`nj-card ${record.part}`}>
      <h3>{t('programmes.rules')}</h3>
      <Form.Item name="needsFile" label={t('fields.needsFile')} valuePropName="checked">
        <Switch />
      </Form.Item>
      <Form.Item name="lapseRule" label={t('fields.lapseRule')}>
        <Select options={LAPSE_RULES.map((value) => ({ value, label: t(`lapseRules.${value}`) }))} />
      </Form.Item>
      <Form.Item
        name="exclusive"
        label={t('fields.exclusive')}
        extra={t('programmes.exclusiveMeans')}
        valuePropName="checked"
      >
        <Switch />
      </Form.Item>
      <Form.Item name="exclusions" label={t('fields.exclusions')}>
        <Checkbox.Group options={EXCLUSIONS.map((value) => ({ value, label: t(`exclusions.${value}`) }))} />
      </Form.Item>
      <Form.Item name="publicityDays" label={t('fields.publicity')} extra={t('programmes.publicityMeans')}>
        <InputNumber min={0} max={30} precision={0} />
      </Form.Item>
    </section>
  );
}

function Money({ unionId: own }: { unionId: string | undefined }) {
  const { t } = useTranslation('study');
  const chosen = Form.useWatch<string | undefined>('unionId');
  const needsFile = Form.useWatch<boolean | undefined>('needsFile') ?? true;
  const unionId = own ?? chosen;
  const { data } = useQuery({
    queryKey: [...STUDY, 'funds', unionId, needsFile],
    enabled: unionId !== undefined,
    queryFn: ({ signal }) =>
      api.get<Schemas['ProgrammeFundsView']>(
        '/staff/study-programmes/funds',
        { unionId, needsFile: needsFile ? 'yes' : 'no' },
        signal,
      ),
  });
  return (
    <section className={`nj-card ${record.part}`}>
      <h3>{t('programmes.money')}</h3>
      <Form.Item name="fundAccountId" label={t('fields.fund')} extra={t('programmes.fundMeans')}>
        <Select
          allowClear
          options={(data?.items ?? []).map(({ id, name, available, whyNot }) => ({
            value: id,
            label: whyNot ?? t('programmes.fundLine', { name, available: yuan(available) }),
            disabled: whyNot !== null,
          }))}
        />
      </Form.Item>
      <Form.Item
        name="budget"
        label={t('fields.budget')}
        extra={t('programmes.budgetMeans')}
        normalize={(value: string) => value || null}
      >
        <AmountInput />
      </Form.Item>
      <Form.Item name="note" label={t('fields.note')} normalize={(value: string) => value || null}>
        <Input.TextArea rows={3} maxLength={1000} />
      </Form.Item>
    </section>
  );
}
