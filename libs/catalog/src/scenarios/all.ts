// Every scenario of the catalog, in the order in which their programs begin.
import { clusterPractice } from './cluster-practice.scenario.js';
import { federalPractice } from './federal-practice.scenario.js';
import { infrastructureLeaders } from './infrastructure-leaders.scenario.js';
import { interregionalAgreement } from './interregional-agreement.scenario.js';
import { proclusters } from './proclusters.scenario.js';
import type { Scenario } from './scenario.js';

const authors = [clusterPractice, interregionalAgreement, infrastructureLeaders, proclusters, federalPractice];

export const writeScenarios = (): Scenario[] => authors.map((author) => author());
export const scenarios: readonly Scenario[] = writeScenarios();
