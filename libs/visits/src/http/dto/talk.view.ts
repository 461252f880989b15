import { ChoiceField, CountField, DateField, IdField, PageOf, PageQuery, TextField, ChoicesField } from '@app/http';
import { type Actor, type CivilDate, holds, type MemberId, type UnionId } from '@app/kernel';
import type { TalkLine } from '../../data/talk-list.query';
import { TALK_TOPIC_WORDS, TALK_TOPICS, type TalkTopic } from '../../domain/visit';
import { PERMISSION_FOR_VISIT } from '../../domain/visits.policy';

export const TALK_OUTCOMES = ['met', 'proxy', 'refused', 'absent', 'moved', 'deceased'] as const;
const TALK_ACTIONS = ['correct', 'void'] as const;

export class TalksQuery extends PageQuery {
  @IdField('工会', { optional: true, description: '含下级' }) unionId?: UnionId;
  @IdField('会员', { optional: true }) memberId?: MemberId;
  @ChoiceField('谈心的事由', TALK_TOPICS, { optional: true }) topic?: TalkTopic;
}

/** A talk in a list; what was said stands only on its own page, and looking at it is recorded. */
export class TalkLineView {
  @IdField('谈心') id: string;
  @CountField('版本', { max: 2 ** 31 - 1 }) version: number;
  @IdField('会员') memberId: string;
  @TextField('会员姓名', { max: 60 }) memberName: string;
  @IdField('工会') unionId: string;
  @TextField('工会名称', { max: 100 }) unionName: string;
  @ChoiceField('谈心的事由', TALK_TOPICS) topic: TalkTopic;
  @TextField('事由名称', { max: 20 }) topicName: string;
  @DateField('谈心日期') visitedOn: CivilDate;
  @ChoiceField('结果', TALK_OUTCOMES) outcome: TalkLine['outcome'];
  @TextField('谈心人', { max: 1300 }) visitors: string;
  @DateField('下次联系', { nullable: true }) nextContactOn: CivilDate | null;
  @TextField('记录人', { max: 60 }) loggedByName: string;
  @ChoicesField('您现在可以做', TALK_ACTIONS) openActions: (typeof TALK_ACTIONS)[number][];

  static of(line: TalkLine, actor: Actor): TalkLineView {
    const { id, version, memberId, memberName, unionId, unionName, topic, visitedOn, outcome } = line;
    const { visitors, nextContactOn, loggedByName } = line;
    return Object.assign(new TalkLineView(), {
      ...{ id, version, memberId, memberName, unionId, unionName, topic, visitedOn, outcome },
      ...{ nextContactOn, loggedByName, topicName: TALK_TOPIC_WORDS[topic] },
      visitors: visitors.map(({ name }) => name).join('、'),
      openActions: TALK_ACTIONS.filter((action) => holds(actor, PERMISSION_FOR_VISIT[action])),
    });
  }
}

export class TalkPage extends PageOf(TalkLineView) {}
