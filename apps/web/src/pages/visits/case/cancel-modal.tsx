import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client';
import { FormModal } from '../../../parts/form-modal';
import { SegmentedChoice } from '../../../parts/segmented-choice';
import { DUTIES } from '../visit-types';
import type { StepModalProps } from './step-reason-modal';

interface CancelValues {
  readonly reason: string;
  readonly duplicateOfId?: string;
}

/** The report was wrong or came twice; of a duplicate the other one is named. */
export function CancelModal({ duty, open, onClose }: StepModalProps) {
  const { t } = useTranslation('visits');
  return (
    <FormModal<CancelValues>
      key={duty.version}
      open={open}
      onClose={onClose}
      title={t('steps.cancel.title', { name: duty.memberName })}
      confirm={t('actions.cancel')}
      explanation={t('steps.cancel.means')}
      send={({ reason, duplicateOfId }) =>
        api.post(
          `/staff/visit-duties/${duty.id}/cancellation`,
          { reason, ...(duplicateOfId ? { duplicateOfId } : {}) },
          { version: duty.version },
        )
      }
      refreshes={[[...DUTIES], ['today']]}
      said={t('steps.cancel.done')}
    >
      {duty.duplicates.length > 0 && (
        <Form.Item name="duplicateOfId" label={t('steps.cancel.sameAs')}>
          <SegmentedChoice
            label={t('steps.cancel.sameAs')}
            choices={[
              { value: '', label: t('steps.cancel.none') },
              ...duty.duplicates.map(({ id, number }) => ({ value: id, label: number })),
            ]}
          />
        </Form.Item>
      )}
      <Form.Item
        name="reason"
        label={t('steps.cancel.reason')}
        rules={[{ required: true, whitespace: true, message: t('steps.cancel.reasonMissing') }]}
      >
        <Input.TextArea maxLength={200} autoSize={{ minRows: 2, maxRows: 6 }} />
      </Form.Item>
    </FormModal>
  );
}
