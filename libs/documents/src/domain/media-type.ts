/** What may be uploaded, and the ending that such a file gets when it is handed out. */
const ENDINGS = {
  'image/jpeg': ['jpg', 'jpeg'],
  'image/png': ['png'],
  'image/webp': ['webp'],
  'image/heic': ['heic', 'heif'],
  'image/heif': ['heic', 'heif'],
  'application/pdf': ['pdf'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'],
} as const;

export type MediaType = keyof typeof ENDINGS;

export const MEDIA_TYPES = Object.keys(ENDINGS) as MediaType[];

export const isMediaType = (value: string | undefined): value is MediaType => value !== undefined && value in ENDINGS;

export const isImage = (type: MediaType): boolean => type.startsWith('image/');

export const isOffice = (type: MediaType): boolean => type.startsWith('application/vnd.');

export const endingsOf = (type: MediaType): readonly string[] => ENDINGS[type];
