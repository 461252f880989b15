import type { SheetColumn } from '@app/http';
import type { FileDue } from '../../data/file-list.query';
import { FILE_STATUS_LABELS } from '../../domain/file.lifecycle';
import { HONOUR_LEVEL_LABELS } from '../../domain/model-worker';
import { SURVEY_STATUS_LABELS, type SurveyStatus } from '../../domain/survey.lifecycle';
import type { ModelWorkerLineView } from './file.dto';

export const FILE_DUE_LABELS: Readonly<Record<FileDue, string>> = {
  'survey-overdue': '调查过期没填',
  'survey-open': '调查等填写',
  'survey-answered': '调查等核对',
  'register-left': '名册里已去世或离开',
  'honour-unknown': '荣誉没写全',
};

/** Of the list in Excel: what stands on the screen; income and causes are read one by one. */
export const MODEL_WORKER_COLUMNS: readonly SheetColumn<ModelWorkerLineView>[] = [
  { title: '姓名', width: 12, value: ({ name }) => name },
  { title: '工会', width: 28, value: ({ unionName }) => unionName },
  { title: '级别', width: 10, value: ({ level }) => HONOUR_LEVEL_LABELS[level] },
  { title: '荣誉称号', width: 24, value: ({ title }) => title },
  { title: '状态', width: 14, value: ({ status }) => FILE_STATUS_LABELS[status] },
  { title: '暂停帮扶', width: 10, value: ({ isBarred }) => (isBarred ? '是' : '') },
  {
    ...{ title: '今年的调查', width: 12 },
    value: ({ surveyStatus }) => surveyStatus && SURVEY_STATUS_LABELS[surveyStatus as SurveyStatus],
  },
  { title: '调查截止', width: 12, value: ({ surveyDueOn }) => surveyDueOn },
  { title: '要办的事', width: 24, value: ({ dues }) => dues.map((due) => FILE_DUE_LABELS[due as FileDue]).join('、') },
  { title: '今年已发的帮扶', kind: 'amount', value: ({ aidOfYear }) => aidOfYear },
];
