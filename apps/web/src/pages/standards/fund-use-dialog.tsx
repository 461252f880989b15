import { Checkbox, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client';
import type { Schemas } from '../../api/schemas';
import { todayInChina } from '../../dates';
import { DateChoice } from '../../parts/date-choice';
import { FormModal } from '../../parts/form-modal';
import { FUND_PURPOSES, FUNDS } from '../funds/fund-types';

type FundUse = Schemas['EligibilityView'];

interface Rule {
  readonly purposes?: FundUse['purposes'];
  readonly needsHardshipFile: boolean;
  readonly validFrom: string;
  readonly source: string;
}

export interface FundUseDialogProps {
  readonly unionId: string;
  readonly earlier: FundUse;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** Another rule from a day on; what was paid before keeps the one of its day. */
export function FundUseDialog({ unionId, earlier, open, onClose }: FundUseDialogProps) {
  const { t } = useTranslation('standards');
  const funds = useTranslation('funds');
  const { fundKind, fundKindName, purposes, needsHardshipFile } = earlier;
  return (
    <FormModal<Rule>
      open={open}
      onClose={onClose}
      title={t('fundUses.title', { kind: fundKindName })}
      confirm={t('fundUses.save')}
      explanation={t('fundUses.means')}
      initial={{ purposes, needsHardshipFile, validFrom: todayInChina() }}
      send={({ purposes: chosen = [], ...rule }) =>
        api.post('/staff/fund-eligibility', { ...rule, purposes: chosen, unionId, fundKind })
      }
      refreshes={[FUNDS]}
      said={t('fundUses.done')}
    >
      <Form.Item name="purposes" label={t('fundUses.purposes')} extra={t('fundUses.none')}>
        <Select
          mode="multiple"
          showSearch={{ optionFilterProp: 'label' }}
          options={FUND_PURPOSES.map((value) => ({ value, label: funds.t(`purposes.${value}`) }))}
        />
      </Form.Item>
      <Form.Item name="needsHardshipFile" valuePropName="checked">
        <Checkbox>{t('fundUses.hardship')}</Checkbox>
      </Form.Item>
      <Form.Item name="validFrom" label={t('fundUses.validFrom')}>
        <DateChoice label={t('fundUses.validFrom')} />
      </Form.Item>
      <Form.Item
        name="source"
        label={t('fundUses.source')}
        rules={[{ required: true, whitespace: true, message: t('fundUses.sourceMissing') }]}
      >
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
    </FormModal>
  );
}
