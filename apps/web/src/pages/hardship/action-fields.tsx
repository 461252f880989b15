import { Checkbox, Form, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { DateChoice } from '../../parts/date-choice';
import { useCandidates } from '../disbursements/person-fields';
import { CATEGORIES, EXIT_GROUNDS, type HardshipFile } from './hardship-types';

interface ActionFieldsProps {
  readonly action: string;
  readonly file: HardshipFile;
}

const RECORDS = new Set(['record-visit', 'reinvestigate', 'watch', 'assess']);

/** What each action asks. */
export function ActionFields({ action, file }: ActionFieldsProps) {
  if (RECORDS.has(action)) return <RecordFields action={action} />;
  if (action === 'publicise') return <PublicityFields consented={file.consentedOn !== null} />;
  if (action === 'object') return <ObjectionFields />;
  if (action === 'exit') return <ExitFields />;
  if (action === 'add-signer' || action === 'hand-over') return <PersonField file={file} action={action} />;
  if (action === 'sign') return <CommentField />;
  return (
    <ReasonFields
      withTarget={action === 'return' && (file.status === 'federation-review' || file.status === 'change-review')}
    />
  );
}

/** What was done somewhere by some people, and what was found. */
export function RecordFields({ action }: { action: string }) {
  const { t } = useTranslation('hardship');
  const assesses = action === 'assess';
  return (
    <>
      <Form.Item name="heldOn" label={t('fields.heldOn')} rules={[{ required: true, message: t('missing.day') }]}>
        <DateChoice label={t('fields.heldOn')} />
      </Form.Item>
      <Form.Item
        name="people"
        label={t(assesses ? 'fields.present' : 'fields.visitors')}
        extra={t('hints.people')}
        rules={[{ required: true, type: 'array', min: 1, message: t('missing.people') }]}
      >
        <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={['、', '，', ',', ' ']} />
      </Form.Item>
      {assesses ? (
        <VoteFields />
      ) : (
        <Form.Item name="conforms" valuePropName="checked">
          <Checkbox>{t(`fields.conforms.${action}`)}</Checkbox>
        </Form.Item>
      )}
      <Form.Item
        name="words"
        label={t(assesses ? 'fields.minutes' : 'fields.seen')}
        rules={[{ required: true, whitespace: true, message: t('missing.words') }]}
      >
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 10 }} maxLength={2000} />
      </Form.Item>
    </>
  );
}

function VoteFields() {
  const { t } = useTranslation('hardship');
  const votes = ['votesFor', 'votesAgainst', 'abstained'] as const;
  return (
    <>
      {votes.map((name) => (
        <Form.Item
          key={name}
          name={name}
          label={t(`fields.${name}`)}
          rules={[{ required: true, message: t('missing.votes') }]}
        >
          <InputNumber min={0} max={1000} precision={0} />
        </Form.Item>
      ))}
      <Form.Item name="category" label={t('fields.category')} extra={t('hints.category')}>
        <Select allowClear options={CATEGORIES.map((value) => ({ value, label: t(`categories.${value}`) }))} />
      </Form.Item>
      <Form.Item name="reason" label={t('fields.otherReason')} extra={t('hints.otherReason')}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={500} />
      </Form.Item>
    </>
  );
}

/** Where the form left the consent open it is recorded here: nothing has to be visited and assessed anew for it. */
function PublicityFields({ consented }: { consented: boolean }) {
  const { t } = useTranslation('hardship');
  return (
    <>
      {!consented && (
        <>
          <Form.Item
            name="consented"
            valuePropName="checked"
            extra={t('hints.consented')}
            rules={[
              {
                validator: async (_, checked?: boolean) => {
                  if (!checked) throw new Error(t('missing.consented'));
                },
              },
            ]}
          >
            <Checkbox>{t('fields.consented')}</Checkbox>
          </Form.Item>
          <Form.Item name="consentedCause" valuePropName="checked">
            <Checkbox>{t('form.consentedCause')}</Checkbox>
          </Form.Item>
        </>
      )}
      <Form.Item name="workingDays" label={t('fields.workingDays')} extra={t('hints.workingDays')}>
        <InputNumber min={3} max={30} precision={0} />
      </Form.Item>
    </>
  );
}

function ObjectionFields() {
  const { t } = useTranslation('hardship');
  return (
    <>
      <Form.Item
        name="words"
        label={t('fields.objection')}
        rules={[{ required: true, min: 5, message: t('missing.objection') }]}
      >
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 8 }} maxLength={1000} />
      </Form.Item>
      <Form.Item name="name" label={t('fields.objector')} extra={t('hints.objector')}>
        <Input maxLength={40} autoComplete="off" />
      </Form.Item>
      <Form.Item name="contact" label={t('fields.contact')}>
        <Input maxLength={60} autoComplete="off" />
      </Form.Item>
    </>
  );
}

function ExitFields() {
  const { t } = useTranslation('hardship');
  return (
    <>
      <Form.Item name="ground" label={t('fields.ground')} rules={[{ required: true, message: t('missing.ground') }]}>
        <Select options={EXIT_GROUNDS.map((value) => ({ value, label: t(`grounds.${value}`) }))} />
      </Form.Item>
      <ReasonFields withTarget={false} />
    </>
  );
}

function PersonField({ file, action }: ActionFieldsProps) {
  const { t } = useTranslation('hardship');
  const { data, isPending } = useCandidates(file.unionId, 'hardship:read', { subjectId: file.id, action });
  return (
    <>
      <Form.Item name="personId" label={t('fields.person')} rules={[{ required: true, message: t('missing.person') }]}>
        <Select
          loading={isPending}
          showSearch={{ optionFilterProp: 'label' }}
          notFoundContent={t('hints.nobodyElse')}
          options={(data?.items ?? []).map(({ personId, name, roles }) => ({
            value: personId,
            label: `${name} · ${roles.join('、')}`,
          }))}
        />
      </Form.Item>
      <CommentField />
    </>
  );
}

function CommentField() {
  const { t } = useTranslation('hardship');
  return (
    <Form.Item name="comment" label={t('fields.comment')}>
      <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={500} />
    </Form.Item>
  );
}

function ReasonFields({ withTarget }: { withTarget: boolean }) {
  const { t } = useTranslation('hardship');
  return (
    <>
      {withTarget && (
        <Form.Item name="to" label={t('fields.returnTo')} initialValue="requester">
          <Select
            options={[
              { value: 'requester', label: t('fields.toRequester') },
              { value: 'step', label: t('fields.toStep') },
            ]}
          />
        </Form.Item>
      )}
      <Form.Item
        name="reason"
        label={t('fields.reason')}
        rules={[{ required: true, whitespace: true, message: t('missing.reason') }]}
      >
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={500} />
      </Form.Item>
    </>
  );
}
