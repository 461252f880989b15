import { DOCUMENT_KIND_NAMES } from '@app/documents';
import { IdField, IdsField, InstantField, TextField } from '@app/http';
import type { DocumentId } from '@app/kernel';
import type { FilePaper } from '../../app/file-papers';

export class ModelWorkerPapersDto {
  @IdsField('材料', { max: 20 }) documentIds: DocumentId[];
}

export class ModelWorkerPaperRemovalDto {
  @TextField('原因', { max: 200 }) reason: string;
}

export class ModelWorkerPaperView {
  @IdField('材料') id: string;
  @TextField('是什么', { max: 30 }) kindLabel: string;
  @TextField('格式', { max: 100 }) mediaType: string;
  @InstantField('上传时间') uploadedAt: string;
  @IdField('哪一笔帮扶', { nullable: true }) aidId: string | null;

  static of({ id, kind, mediaType, uploadedAt, aidId }: FilePaper): ModelWorkerPaperView {
    return Object.assign(new ModelWorkerPaperView(), {
      ...{ id, kindLabel: DOCUMENT_KIND_NAMES[kind], mediaType, uploadedAt: uploadedAt.toISOString(), aidId },
    });
  }
}
