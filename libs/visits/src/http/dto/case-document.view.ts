import { DOCUMENT_KIND_NAMES } from '@app/documents';
import { FlagField, IdField, InstantField, TextField } from '@app/http';
import type { CasePage } from '../../app/case.service';
import type { CaseDocument } from '../../data/case.rows';

export class CaseDocumentView {
  @IdField('材料') id: string;
  @TextField('种类', { max: 30 }) kind: string;
  @TextField('名称', { max: 30 }) kindName: string;
  @FlagField('病情材料') medical: boolean;
  @TextField('文件格式', { max: 60 }) mediaType: string;
  @InstantField('上传时间') uploadedAt: string;
  @FlagField('不再给人看', { description: '本人撤回了医疗健康信息的单独同意' }) withheld: boolean;

  static of({ id, kind, sensitivity, mediaType, uploadedAt }: CaseDocument, page: CasePage): CaseDocumentView {
    const medical = sensitivity === 'medical';
    return Object.assign(new CaseDocumentView(), {
      ...{ id, kind, mediaType, kindName: DOCUMENT_KIND_NAMES[kind], medical },
      withheld: medical && page.papersWithheld,
      uploadedAt: new Date(uploadedAt).toISOString(),
    });
  }
}
