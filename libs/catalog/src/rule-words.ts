// A stage's rules in words, as people read them: in the charter's pages and wherever a decision is explained by its rule.
import type { Quorum, Share, Stage, Text, Window } from '#domain/charter/charter';

/** What it takes to pass the stage. */
export function ruleInWords(stage: Stage): Text {
  switch (stage.kind) {
    case 'sessions': {
      const excused =
        stage.excused === 'counts' ? both('засчитывается', 'counts') : both('не учитывается', 'is left out');
      const { attendAtLeast: least, sessions, memberShare } = stage;
      return both(
        `засчитать не менее ${least} занятий из ${sessions.length}; занятие засчитывается, когда была доля состава ${share(memberShare)}; уважительная причина ${excused.ru}`,
        `at least ${least} of ${sessions.length} sessions must count; one counts when ${share(memberShare)} of the members were there; an excuse ${excused.en}`,
      );
    }
    case 'test':
      return both(
        `тест: не менее ${points(stage.passScore).ru} из ${points(stage.maxScore).ru}, попыток: ${stage.attempts}, берётся ${stage.take === 'best' ? 'лучшая' : 'последняя'}`,
        `test: at least ${points(stage.passScore).en} of ${points(stage.maxScore).en}, ${stage.attempts} attempts, the ${stage.take} one counts`,
      );
    case 'pre-defense':
      return both(
        `открытых замечаний не более ${stage.maxOpenRemarks}; кворум: ${quorum(stage.quorum).ru}; доработка: ${window(stage.rework).ru}`,
        `at most ${stage.maxOpenRemarks} open remarks; quorum: ${quorum(stage.quorum).en}; rework: ${window(stage.rework).en}`,
      );
    case 'defense': {
      const mean = stage.aggregate === 'mean';
      return stage.verdict === 'none'
        ? both(
            `защита проводится без оценки; кворум: ${quorum(stage.quorum).ru}`,
            `held without a verdict; quorum: ${quorum(stage.quorum).en}`,
          )
        : both(
            `проходной балл ${points(stage.passScore).ru} (${mean ? 'среднее' : 'медиана'}); кворум: ${quorum(stage.quorum).ru}`,
            `pass score ${points(stage.passScore).en} (${stage.aggregate}); quorum: ${quorum(stage.quorum).en}`,
          );
    }
    case 'registry':
      return both(`запись в реестре «${stage.registry}»`, `an entry in the registry "${stage.registry}"`);
  }
}

const both = (ru: string, en: string): Text => ({ ru, en });
const share = ({ numerator, denominator }: Share): string => `${numerator}/${denominator}`;
/** Hundredths as people of either language write them. */
const points = (hundredths: number): Text => {
  const en = String(hundredths / 100);
  return both(en.replace('.', ','), en);
};

function quorum({ share: part, strict, of }: Quorum): Text {
  const whole =
    of === 'voters'
      ? both('голосующих', 'the voters')
      : both('имеющих право голоса по команде', 'those entitled on the team');
  return both(
    `${strict ? 'больше' : 'не меньше'} ${share(part)} ${whole.ru}`,
    `${strict ? 'more than' : 'at least'} ${share(part)} of ${whole.en}`,
  );
}

const window = ({ days, working }: Window): Text =>
  working ? both(`${days} раб. дн.`, `${days} working days`) : both(`${days} дн.`, `${days} days`);
