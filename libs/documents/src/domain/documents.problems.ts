import { type ProblemCatalog, problemsOf } from '@app/kernel';

/** Every refusal of this lib; titles are read by people. */
export const DOCUMENTS_PROBLEMS = {
  'document.not-found': { kind: 'not-found', title: '没有找到这份材料，它可能已删除，或不在您能看的范围内。' },
  'document.file-missing': { kind: 'invalid', title: '请先选择要上传的照片或文件。' },
  'document.one-file': { kind: 'invalid', title: '一次只能传一个文件，请分开上传。' },
  'document.upload-broken': { kind: 'invalid', title: '文件没有传完，请检查网络后再传一次。' },
  'document.empty': { kind: 'invalid', title: '这个文件是空的，请重新选择。' },
  'document.too-large': { kind: 'too-large', title: '文件太大，请压缩后再传。' },
  'document.wrong-type': { kind: 'wrong-media', title: '这不是照片或 PDF,请重新选择。' },
  'document.office-not-plain': {
    kind: 'wrong-media',
    title: '这是旧版、加了密码或带宏的 Office 文件，请另存为普通的 xlsx、docx 或 PDF 再传。',
  },
  'document.active-content': {
    kind: 'wrong-media',
    title: '这个文件里夹带了网页或程序代码，不能上传。请重新拍照，或另存为普通 PDF 再传。',
  },
  'document.infected': { kind: 'wrong-media', title: '这个文件里查出了病毒，没有收下。请换一台电脑或重新拍照再传。' },
  'document.not-scanned': { kind: 'conflict', title: '现在查不了病毒，文件还没有收下。请过几分钟再传一次。' },
  'document.image-damaged': { kind: 'wrong-media', title: '这张照片打不开，请重新拍一张或重新选择。' },
  'document.image-oversized': { kind: 'rule-broken', title: '这张照片尺寸太大，请缩小后再传。' },
  'document.too-many-pending': {
    kind: 'too-many',
    title: '您上传后还没用上的文件太多了，请先把走访记录或申请提交，再继续上传。',
  },
  'document.not-attachable': { kind: 'conflict', title: '有材料不是您刚上传的，或已经用在别处，请重新上传。' },
  'document.not-removable': { kind: 'conflict', title: '这份材料现在不能删除，请刷新后再看。' },
  'document.reason-missing': { kind: 'invalid', title: '请写明删除原因，一句话就行。' },
  'document.unreadable': {
    kind: 'conflict',
    title: '这份材料的文件已损坏，打不开。请告诉管理员，并请上传的人重新上传。',
  },
} as const satisfies ProblemCatalog;

export const refuse = problemsOf(DOCUMENTS_PROBLEMS);
