// A whole charter as sections of rules in words: its own parts first, then its stages.
import { useTranslation } from 'react-i18next';
import type { Charter, Eligibility } from '#contract/charter';
import { districtName } from '../../../texts/region-names.js';
import { zoneName } from '../../../texts/times.js';
import { inLanguage } from '../../../texts/titles.js';
import { useRegionName } from '../../../texts/use-region-name.js';
import type { Rule, Section } from './rule.js';
import { useStageRules } from './use-stage-rules.js';
import { useWords } from './use-words.js';

/** The parts of a charter that are no stages. */
export const parts = ['admission', 'procedure', 'outcomes'] as const;

/** No stage is called so. */
export const ownId = (part: (typeof parts)[number]): string => `:${part}`;

export function useSections(): (charter: Charter) => readonly Section[] {
  const { t } = useTranslation(['program', 'domain']);
  const words = useWords();
  const nameOf = useRegionName();
  const { rulesOf } = useStageRules();
  const rule = (key: string, value: Rule['value']): Rule => ({ key, label: t(`rule.${key}`), value });

  const eligible = ({ districts, regions, except }: Eligibility): string[] => {
    const said = [
      ...(districts ? [t('eligible-districts', { names: districts.map(districtName).join(', ') })] : []),
      ...(regions ? [t('eligible-regions', { count: regions.length, names: regions.map(nameOf).join(', ') })] : []),
      ...(except ? [t('eligible-except', { names: except.map(nameOf).join(', ') })] : []),
    ];
    return said.length > 0 ? said : [t('eligible-all')];
  };
  const admission = ({ admission: its }: Charter): readonly Rule[] => [
    rule('capacity', its.capacity === null ? t('no-limit') : t('seats', { count: its.capacity })),
    rule('waitingList', its.waitingList ? t('offer', { count: its.waitingList.offer.hours }) : t('no-waiting-list')),
    rule('eligible', eligible(its.eligible)),
    rule('guests', t(its.guests ? 'guests-yes' : 'guests-no')),
    rule('interRegional', t(its.interRegional ? 'inter-yes' : 'inter-no')),
    ...(its.interRegional ? [rule('agreement', t(its.agreementNeeded ? 'agreement-yes' : 'agreement-no'))] : []),
    rule(
      'composition',
      its.composition.length > 0
        ? its.composition.map(({ category, atLeast }) =>
            t('least-of', { category: t(`domain:category-${category}`), count: atLeast }),
          )
        : t('any-composition'),
    ),
  ];
  const own = (charter: Charter): Readonly<Record<(typeof parts)[number], readonly Rule[]>> => ({
    admission: admission(charter),
    procedure: [
      rule('voters', charter.commission.voters.map((role) => t(`domain:commission-${role}`)).join(', ')),
      rule(
        'appeals',
        charter.appeals
          ? t('appeals', { window: words.window(charter.appeals.window), count: charter.appeals.atMost })
          : t('no-appeals'),
      ),
      rule('timeZone', zoneName(charter.timeZone)),
    ],
    outcomes: charter.outcomes?.length
      ? [
          rule(
            'outcomes',
            charter.outcomes.map(({ title }) => inLanguage(title)),
          ),
        ]
      : [],
  });
  return (charter) => {
    const of = own(charter);
    return [
      ...parts
        .map((id) => ({ id: ownId(id), title: t(`part-of.${id}`), rules: of[id] }))
        .filter(({ rules }) => rules.length > 0),
      ...charter.stages.map((stage) => ({ id: stage.id, title: inLanguage(stage.title), rules: rulesOf(stage) })),
    ];
  };
}
