import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../../api/client';
import { FormModal } from '../../../parts/form-modal';
import { LoadingState } from '../../../parts/states';
import { useSuggestedVisitors } from '../use-duty';
import { DUTIES, type VisitDuty } from '../visit-types';
import { PeopleChoice } from './people-choice';
import type { StepModalProps } from './step-reason-modal';

interface AssignValues {
  readonly personIds: readonly string[];
  readonly reason?: string;
}

export interface AssignModalProps extends StepModalProps {
  readonly step: 'assign' | 'hand-over';
}

/** Who has it alone hands it to somebody else; of several, those may stay who go on. */
const othersThan = <P extends { readonly personId: string }>({ assignees }: VisitDuty, people: readonly P[]) =>
  assignees.length === 1 ? people.filter(({ personId }) => personId !== assignees[0]!.personId) : people;

/** Who goes: the suggested people, best first, each with the reason why. */
export function AssignModal({ duty, open, onClose, step }: AssignModalProps) {
  const { t } = useTranslation('visits');
  const suggested = useSuggestedVisitors(duty.id, open);
  const handsOver = step === 'hand-over';
  return (
    <FormModal<AssignValues>
      key={duty.version}
      open={open}
      onClose={onClose}
      title={t(`assign.title.${step}`, { name: duty.memberName })}
      confirm={t(`actions.${step}`)}
      initial={{ personIds: handsOver ? [] : duty.assignees.map(({ personId }) => personId) }}
      send={(values) =>
        api.post(`/staff/visit-duties/${duty.id}/${handsOver ? 'hand-over' : 'assignment'}`, values, {
          version: duty.version,
        })
      }
      refreshes={[[...DUTIES], ['today']]}
      said={t('assign.done')}
    >
      <Form.Item
        name="personIds"
        rules={[{ required: true, type: 'array', min: 1, message: t('assign.missing') }]}
        label={t('assign.who')}
      >
        {suggested.data ? (
          <PeopleChoice
            people={handsOver ? othersThan(duty, suggested.data.items) : suggested.data.items}
            label={t('assign.who')}
          />
        ) : (
          <LoadingState rows={4} />
        )}
      </Form.Item>
      {handsOver && (
        <Form.Item
          name="reason"
          label={t('assign.reason')}
          rules={[{ required: true, whitespace: true, message: t('assign.reasonMissing') }]}
        >
          <Input.TextArea maxLength={200} autoSize={{ minRows: 2, maxRows: 6 }} />
        </Form.Item>
      )}
    </FormModal>
  );
}
