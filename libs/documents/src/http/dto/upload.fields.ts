import { ChoiceField, IdField } from '@app/http';
import type { UnionId } from '@app/kernel';
import { ApiProperty } from '@nestjs/swagger';
import { DOCUMENT_KINDS, type DocumentKind } from '../../domain/document';

/** Fields beside the file when a member uploads. */
export class PortalUploadFields {
  @ChoiceField('材料种类', DOCUMENT_KINDS, { optional: true, description: '不填为其他材料' })
  kind: DocumentKind = 'other';
}

export class StaffUploadFields extends PortalUploadFields {
  @IdField('工会', { optional: true })
  unionId?: UnionId;
}

/** The forms as the OpenAPI document shows them. */
export class PortalUploadForm extends PortalUploadFields {
  @ApiProperty({ type: String, format: 'binary', description: '照片、PDF、xlsx 或 docx' })
  file: unknown;
}

export class StaffUploadForm extends StaffUploadFields {
  @ApiProperty({ type: String, format: 'binary', description: '照片、PDF、xlsx 或 docx' })
  file: unknown;
}
