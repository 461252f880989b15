import { type Actor, type DocumentId, newId, openActions } from '@app/kernel';
import { anActor } from '@app/persistence/testing';
import type { DocumentState } from './document';
import { type Attachment, decideAttach, decideExpire, decideRemove, mayReadPending } from './document.decision';
import { DOCUMENT_LIFECYCLE, DOCUMENT_STATUSES, type DocumentStatus } from './document.lifecycle';

const uploader: Actor = anActor({ tenantId: newId() });
const visit: Attachment = { type: 'visit', id: newId(), unionId: newId() };

const aState = (overrides: Partial<DocumentState> = {}): DocumentState => ({
  id: newId() as DocumentId,
  status: 'pending',
  kind: 'photo',
  sensitivity: 'normal',
  unionId: null,
  subjectType: null,
  subjectId: null,
  uploadedByAccountId: uploader.accountId,
  uploadedByPersonId: uploader.personId,
  ...overrides,
});
const inStatus = (status: DocumentStatus): DocumentState =>
  aState({
    status,
    ...(status !== 'pending' && { subjectType: 'visit', subjectId: visit.id, unionId: visit.unionId }),
  });

describe('the lifecycle of a document', () => {
  const outcomes: Record<DocumentStatus, { attach: string; expire: string; remove: string }> = {
    pending: { attach: 'attached', expire: 'removed', remove: 'document.not-removable' },
    attached: { attach: 'document.not-attachable', expire: 'document.not-removable', remove: 'removed' },
    removed: {
      attach: 'document.not-attachable',
      expire: 'document.not-removable',
      remove: 'document.not-removable',
    },
  };
  const deciders = {
    attach: (state: DocumentState) => decideAttach(state, uploader, visit),
    expire: (state: DocumentState) => decideExpire(state),
    remove: (state: DocumentState) => decideRemove(state, visit, '传错了'),
  };
  const cells = DOCUMENT_STATUSES.flatMap((status) =>
    (['attach', 'expire', 'remove'] as const).map((action) => ({ status, action, outcome: outcomes[status][action] })),
  );

  it.each(cells)('$status, $action: $outcome', ({ status, action, outcome }) => {
    const decide = () => deciders[action](inStatus(status));
    if (outcome.startsWith('document.')) expect(decide).toThrow(expect.objectContaining({ code: outcome }));
    else expect(decide()).toMatchObject({ status: outcome });
  });

  it('opens nothing once a document is taken out', () => {
    expect(openActions(DOCUMENT_LIFECYCLE, 'removed')).toEqual([]);
  });
});

describe('attaching', () => {
  it('gives the document the subject and the union of the case', () => {
    expect(decideAttach(aState({ unionId: newId() }), uploader, visit)).toEqual({
      status: 'attached',
      subjectType: 'visit',
      subjectId: visit.id,
      unionId: visit.unionId,
      sensitivity: 'normal',
    });
  });

  it('is for the account that uploaded the document alone', () => {
    expect(() => decideAttach(aState(), anActor({ tenantId: uploader.tenantId }), visit)).toThrow(
      expect.objectContaining({ code: 'document.not-attachable' }),
    );
  });

  it.each([
    ['normal', undefined, 'normal'],
    ['normal', 'normal', 'normal'],
    ['normal', 'medical', 'medical'],
    ['medical', undefined, 'medical'],
    ['medical', 'normal', 'medical'],
    ['medical', 'medical', 'medical'],
  ] as const)('of a %s document with sensitivity %s leaves it %s', (before, asked, after) => {
    const to = asked ? { ...visit, sensitivity: asked } : visit;
    expect(decideAttach(aState({ sensitivity: before }), uploader, to).sensitivity).toBe(after);
  });
});

describe('taking out', () => {
  it('needs the very subject that the document belongs to', () => {
    for (const from of [
      { type: 'visit', id: newId() },
      { type: 'visit-duty', id: visit.id },
    ])
      expect(() => decideRemove(inStatus('attached'), from, '传错了')).toThrow(
        expect.objectContaining({ code: 'document.not-removable' }),
      );
  });

  it('needs a reason', () => {
    expect(() => decideRemove(inStatus('attached'), visit, '  ')).toThrow(
      expect.objectContaining({ code: 'document.reason-missing' }),
    );
  });
});

describe('an upload that no case uses yet', () => {
  it('is seen by its uploader alone', () => {
    expect(mayReadPending(aState(), uploader)).toBe(true);
    expect(mayReadPending(aState(), anActor({ tenantId: uploader.tenantId }))).toBe(false);
    expect(mayReadPending(aState(), { ...uploader, kind: 'system' })).toBe(false);
  });
});
