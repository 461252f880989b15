import type { CivilDate } from '@app/kernel';
import { DateField, IdField, PartsField, TextField } from '@app/http';
import type { OpenWorkGroup } from '../../app/open-work';

export class OpenWorkItemView {
  @IdField('编号') subjectId: string;
  @TextField('事项', { max: 200 }) title: string;
  @TextField('页面', { max: 200 }) link: string;
  @DateField('期限', { nullable: true }) dueOn: CivilDate | null;
}

export class OpenWorkGroupView {
  @TextField('种类', { max: 40 }) label: string;
  @PartsField('事项', () => OpenWorkItemView, { max: 200 }) items: OpenWorkItemView[];
}

export class OpenWorkView {
  @PartsField('没办完的事', () => OpenWorkGroupView, { max: 40 }) groups: OpenWorkGroupView[];

  static of(groups: readonly OpenWorkGroup[]): OpenWorkView {
    const view = ({ label, items }: OpenWorkGroup): OpenWorkGroupView =>
      Object.assign(new OpenWorkGroupView(), {
        label,
        items: items.map(({ subjectId, title, link, dueOn }) =>
          Object.assign(new OpenWorkItemView(), { subjectId, title, link, dueOn }),
        ),
      });
    return Object.assign(new OpenWorkView(), { groups: groups.map(view) });
  }
}
