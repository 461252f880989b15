import { CountField, FlagField, IdField, PartsField, TextField } from '@app/http';
import type { Dictionary, DictionaryWord } from '../../app/occasion-words.service';

export class PutOccasionWordDto {
  @TextField('台账里的说法', { max: 40 }) word: string;
  @TextField('走访事项', { max: 60 }) occasionCode: string;
}

export class OccasionWordView {
  @IdField('编号', { nullable: true }) id: string | null;
  @CountField('版本', { min: 1, max: 1_000_000 }) version: number;
  @TextField('台账里的说法', { max: 40 }) word: string;
  @TextField('走访事项', { max: 60 }) occasionCode: string;
  @TextField('走访事项名称', { max: 60 }) occasionName: string;
  @FlagField('本工会加的') own: boolean;

  static of({ id, version, word, occasionCode, occasionName, own }: DictionaryWord): OccasionWordView {
    return Object.assign(new OccasionWordView(), { id, version, word, occasionCode, occasionName, own });
  }
}

export class DictionaryOccasionView {
  @TextField('代码', { max: 60 }) code: string;
  @TextField('名称', { max: 60 }) name: string;
}

export class OccasionDictionaryView {
  @PartsField('词', () => OccasionWordView, { max: 10_000 }) words: OccasionWordView[];
  @PartsField('可以选的事项', () => DictionaryOccasionView, { max: 1_000 }) occasions: DictionaryOccasionView[];

  static of({ words, occasions }: Dictionary): OccasionDictionaryView {
    return Object.assign(new OccasionDictionaryView(), {
      words: words.map(OccasionWordView.of),
      occasions: occasions.map(({ code, name }) => ({ code, name })),
    });
  }
}
