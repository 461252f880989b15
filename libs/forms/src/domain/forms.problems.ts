import { type ProblemCatalog, problemsOf } from '@app/kernel';

export const FORMS_PROBLEMS = {
  'form.not-found': { kind: 'not-found', title: '没有这种文书。' },
  'form.not-allowed': { kind: 'forbidden', title: '您不能打印这种文书，请找能办这件事的同事打印。' },
  'form.not-now': { kind: 'conflict', title: '现在还不能打印这份文书，请刷新页面看看这件事办到了哪一步。' },
  'form.too-many-rows': {
    kind: 'rule-broken',
    title: '名单超过 500 行，一张文书放不下。请分批打印，或者导出 Excel。',
  },
  'form-template.not-found': { kind: 'not-found', title: '没有这个版本的模板。' },
  'form-template.file-missing': { kind: 'invalid', title: '请选择一个 Word 文件(.docx)。' },
  'form-template.not-docx': {
    kind: 'invalid',
    title: '这不是 Word 文件(.docx)。旧的 .doc 请在 Word 里另存为 .docx,再上传。',
  },
  'form-template.too-large': { kind: 'too-large', title: '模板超过 2 MB,请去掉里面的大图片再上传。' },
  'form-template.damaged': { kind: 'invalid', title: '这个文件打不开，请在 Word 里重新保存一次再上传。' },
  'form-template.outside-content': {
    kind: 'rule-broken',
    title: '模板里有宏、嵌入的文件或者从网上取的内容。请去掉，或者复制到新建的文档里再上传。',
  },
  'form-template.faulty': { kind: 'rule-broken', title: '模板里有几处字段要改，改好后再上传。' },
  'form-template.built-in': { kind: 'conflict', title: '现在用的就是系统自带的模板。' },
  'form-check.unknown': {
    kind: 'not-found',
    title: '没有查到这个验真码。请看清楚再输一次；还是没有，就不要相信这张文书，请联系工会核实。',
  },
  'form-check.mistyped': { kind: 'invalid', title: '验真码输错了，请照着文书下方的 12 位字母和数字再输一次。' },
  'form-check.too-many': { kind: 'too-many', title: '查得太频繁了，请过一刻钟再试。' },
} as const satisfies ProblemCatalog;

export const refuse = problemsOf(FORMS_PROBLEMS);
