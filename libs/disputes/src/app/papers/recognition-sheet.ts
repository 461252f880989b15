import type { FormDefinition } from '@app/forms';
import type { AccidentPerson } from '../../data/accident.entity';
import type { AccidentPage } from '../accident-reading';
import { anInjuredPaper } from './accident-fields';
import { told, words } from './paper-layout';

/**
 * 工伤认定申请表 of one person (工伤认定办法 art. 4 and its sheet): what is known is filled in, what only he or the employer
 * knows is written by hand. The union may ask when the employer did not (工伤保险条例 art. 17).
 */
export const RECOGNITION_APPLICATION: FormDefinition = anInjuredPaper({
  code: 'ACCIDENT-PERSON-RECOGNITION',
  title: '工伤认定申请表',
  with: ['name', 'contact', 'harm', 'harmWords', 'employment', 'attached', 'facts', 'employerEnd', 'ownEnd'],
  body: [
    {
      kind: 'facts',
      lines: [
        [{ label: '申请人', text: '□ 用人单位  □ 职工本人或者近亲属  □ 工会组织' }],
        [
          { label: '职工姓名', text: '{{姓名}}' },
          { label: '性别', text: '' },
        ],
        [
          { label: '身份证号码', text: '' },
          { label: '联系方式', text: '{{联系方式}}' },
        ],
        [{ label: '家庭地址', text: '' }],
        [
          { label: '用人单位', text: '{{发生单位}}' },
          { label: '用工关系', text: '{{用工关系}}' },
        ],
        [
          { label: '职业、工种或者岗位', text: '' },
          { label: '参加工作时间', text: '' },
        ],
        [
          { label: '事故日期', text: '{{发生日期}}' },
          { label: '事故地点', text: '{{地点}}' },
        ],
        [
          { label: '事故类别', text: '{{事故类别}}' },
          { label: '诊断时间', text: '' },
        ],
        [{ label: '受伤害部位', text: '{{伤亡情况}} {{伤情}}', tall: 2 }],
      ],
    },
    told('受伤害经过', '{{经过}}', 8),
    told('附的材料', '{{附的材料}}', 3),
    words('对上面这位职工受到的伤害，申请认定工伤。以上情况属实。'),
    words(
      '用人单位申请的最后一天是{{单位申请最后一天}}；单位没有申请的，职工本人、近亲属或者工会组织到{{直接申请最后一天}}可以直接申请（工伤保险条例第 17 条）。',
    ),
    { kind: 'signatures', lines: [['申请人签名（盖章）', '日期']] },
    told('用人单位意见', '', 4),
    { kind: 'signatures', lines: [['经办人签名（盖章）', '日期']] },
    told('社会保险行政部门受理意见', '', 4),
    { kind: 'signatures', lines: [['经办人签名（盖章）', '日期']] },
  ],
});

/** Until it is decided, unless the union takes no part: then it is no accident at work, or somebody else's. */
export const mayApplyFor = ({ accident }: AccidentPage, { recognition }: AccidentPerson): boolean =>
  accident.declinedOn === null && (recognition === 'none' || recognition === 'applied');
