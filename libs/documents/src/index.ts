export { inBoundedThread, ThreadFault } from './app/bounded-thread';
export { DocumentSubject, DocumentSubjects, type MemberOfSubject } from './app/document-subject';
export { DocumentResealing } from './app/document-resealing';
export type { DocumentMeta } from './app/document.meta';
export { DocumentService } from './app/document.service';
export { DocumentUploadService, type Upload } from './app/document-upload.service';
export { DocumentDestruction } from './app/document-destruction';
export type { SameContent } from './data/document.queries';
export { ScanSettings } from './data/scan.settings';
export { StorageSettings } from './data/storage.settings';
export { DocumentsModule } from './documents.module';
export {
  DOCUMENT_KIND_NAMES,
  DOCUMENT_KINDS,
  type DocumentKind,
  SENSITIVITIES,
  type Sensitivity,
  type SubjectRef,
} from './domain/document';
export type { Attachment } from './domain/document.decision';
export { DOCUMENTS_PROBLEMS } from './domain/documents.problems';
export type { MediaType } from './domain/media-type';
export { DOCUMENT_PERMISSIONS } from './domain/permissions';
