import { ChoiceField, CountField, IdField, InstantField } from '@app/http';
import type { DocumentMeta } from '../../app/document.meta';
import { DOCUMENT_KINDS, type DocumentKind } from '../../domain/document';
import { MEDIA_TYPES, type MediaType } from '../../domain/media-type';

/** What an uploader is told of his upload. */
export class DocumentView {
  @IdField('编号')
  id: string;

  @ChoiceField('材料种类', DOCUMENT_KINDS)
  kind: DocumentKind;

  @ChoiceField('文件格式', MEDIA_TYPES)
  mediaType: MediaType;

  @CountField('字节数', { max: 2 ** 31 - 1 })
  size: number;

  @InstantField('上传时间')
  uploadedAt: string;

  static of(meta: DocumentMeta): DocumentView {
    return Object.assign(new DocumentView(), {
      id: meta.id,
      kind: meta.kind,
      mediaType: meta.mediaType,
      size: meta.size,
      uploadedAt: meta.uploadedAt.toISOString(),
    });
  }
}
