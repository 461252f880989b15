/** What a file is called where it is the subject of approvals, notices, documents. */
export const FILE_SUBJECT = 'hardship-file';
