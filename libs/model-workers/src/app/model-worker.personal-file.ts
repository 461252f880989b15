import { formatFen, type MemberId } from '@app/kernel';
import { PersonalFileSource, type PersonalSection } from '@app/members';
import type { ReadTx } from '@app/persistence';
import { Injectable } from '@nestjs/common';
import { ModelWorkerFile } from '../data/file.entity';
import { SpecialAid } from '../data/special-aid.entity';
import { Survey } from '../data/survey.entity';
import { AID_STATUS_LABELS } from '../domain/aid.lifecycle';
import { FILE_STATUS_LABELS } from '../domain/file.lifecycle';
import { HARDSHIP_CAUSE_LABELS, HONOUR_LEVEL_LABELS, LIVELIHOOD_LABELS } from '../domain/model-worker';
import { AID_KIND_LABELS } from '../domain/special-aid';
import { SURVEY_STATUS_LABELS } from '../domain/survey.lifecycle';

type PersonalRecord = PersonalSection['records'][number];

/** A model worker's file, what he answered in the yearly surveys, and the special aid. */
@Injectable()
export class ModelWorkerPersonalFile extends PersonalFileSource {
  readonly place = 6;

  async sections(tx: ReadTx, memberId: MemberId): Promise<PersonalSection[]> {
    const files = await tx.found(ModelWorkerFile, (param) => `r.member_id = ${param(memberId)}::uuid`, 'ORDER BY r.id');
    if (files.length === 0) return [];
    const ids = files.map(({ id }) => id);
    const surveys = await tx.found(
      Survey,
      (param) => `r.file_id = ANY(${param(ids)}::uuid[])`,
      'ORDER BY r.year, r.id',
    );
    const aids = await tx.found(SpecialAid, (param) => `r.file_id = ANY(${param(ids)}::uuid[])`, 'ORDER BY r.id');
    return [
      { title: '劳模档案', records: files.flatMap(fileRecords) },
      { title: '劳模年度调查', records: surveys.map(surveyRecord) },
      { title: '劳模帮扶', records: aids.map(aidRecord) },
    ];
  }

  override async keepingGrounds(tx: ReadTx, memberId: MemberId): Promise<string[]> {
    const rows = await tx.rows(
      `SELECT 1 FROM model_workers.file WHERE tenant_id = $1 AND member_id = $2 AND status <> 'voided' LIMIT 1`,
      [tx.actor.tenantId, memberId],
    );
    return rows.length > 0 ? ['有劳模档案，荣誉档案要长期保存'] : [];
  }
}

const fileRecords = ({ level, honours, status, since, barredReason, note }: ModelWorkerFile): PersonalRecord[] =>
  honours.map(({ title, year, conferredBy }) => [
    ['级别', HONOUR_LEVEL_LABELS[level]],
    ['荣誉称号', title],
    ['获得年份', year === null ? null : String(year)],
    ['授予单位', conferredBy],
    ['状态', FILE_STATUS_LABELS[status]],
    ['从哪天起', since],
    ['暂停帮扶的原因', barredReason],
    ['备注', note],
  ]);

const surveyRecord = ({ year, status, livelihood, monthlyIncome, persons, causes, needs }: Survey): PersonalRecord => [
  ['年度', String(year)],
  ['状态', SURVEY_STATUS_LABELS[status]],
  ['生活来源', livelihood && LIVELIHOOD_LABELS[livelihood]],
  ['每月收入(元)', monthlyIncome === null ? null : formatFen(monthlyIncome)],
  ['家里几口人', persons === null ? null : String(persons)],
  ['困难原因', causes.map((cause) => HARDSHIP_CAUSE_LABELS[cause]).join('、') || null],
  ['需要什么', needs],
];

const aidRecord = ({ year, kind, amount, status, paidOn, disbursementNumber, basis }: SpecialAid): PersonalRecord => [
  ['年度', String(year)],
  ['种类', AID_KIND_LABELS[kind]],
  ['金额(元)', formatFen(amount)],
  ['状态', AID_STATUS_LABELS[status]],
  ['付款日期', paidOn],
  ['用款编号', disbursementNumber],
  ['依据', basis],
];
