// Every scenario of the catalog, in the order in which their programs begin.
import { clusterPractice } from './cluster-practice.scenario.js';
import { federalPractice } from './federal-practice.scenario.js';
import { proclusters } from './proclusters.scenario.js';
import type { Scenario } from './scenario.js';

export const scenarios: readonly Scenario[] = [clusterPractice(), proclusters(), federalPractice()];
