export { aStudyPlace, type StudyPlace } from './a-study-place';
export { STUDY_AID_ENTITIES, type StudyAid, studyAidOn, studyConditionOn } from './study-services';
