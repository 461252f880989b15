import { Form, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import { FormModal } from '../../parts/form-modal';
import { type Round, roundPath, ROUNDS, type RoundVisitor } from './round-types';
import { useVisitorCandidates } from './use-round-visitors';

export interface VisitorsModalProps {
  readonly round: Round;
  readonly visitors: readonly RoundVisitor[];
  readonly open: boolean;
  readonly onClose: () => void;
}

/** Who goes: colleagues who may log visits here. Who was chosen before keeps his companions. */
export function VisitorsModal({ round, visitors, open, onClose }: VisitorsModalProps) {
  const { t } = useTranslation('rounds');
  const { data, isPending } = useVisitorCandidates(round.id, open);
  const known = new Map(visitors.map((one) => [one.personId, one]));
  const bodyOf = (personIds: readonly string[]) =>
    personIds.map((personId) => {
      const before = known.get(personId);
      const name = before?.name ?? data?.items.find((one) => one.personId === personId)?.name ?? '';
      return {
        ...{ personId, name, rank: before?.rank ?? 'other' },
        companions: (before?.companions ?? []).map((one) => ({
          ...(one.personId ? { personId: one.personId } : {}),
          ...{ name: one.name, rank: one.rank },
        })),
      };
    });
  return (
    <FormModal<{ personIds: string[] }, Round>
      open={open}
      onClose={onClose}
      title={t('visitors.choose')}
      confirm={t('visitors.save')}
      explanation={t('visitors.chooseMeans')}
      initial={{ personIds: visitors.map(({ personId }) => personId) }}
      send={({ personIds }) =>
        api.post(`${roundPath(round.id)}/visitors`, { visitors: bodyOf(personIds) }, { version: round.version })
      }
      refreshes={[[...ROUNDS]]}
      said={t('visitors.saved')}
    >
      <Form.Item
        name="personIds"
        label={t('roster.visitor')}
        rules={[{ required: true, type: 'array', min: 1, message: t('missing.visitor') }]}
      >
        <Select
          mode="multiple"
          loading={isPending}
          showSearch={{ optionFilterProp: 'label' }}
          options={(data?.items ?? []).map(({ personId, name }) => ({ value: personId, label: name }))}
        />
      </Form.Item>
    </FormModal>
  );
}
