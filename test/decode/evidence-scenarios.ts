import type { Scenario } from './evidence-exchange';
import { addressScenarios } from './evidence-scenarios/address';
import { contentScenarios } from './evidence-scenarios/content';
import { corsScenarios } from './evidence-scenarios/cors';
import { credentialScenarios } from './evidence-scenarios/credential';
import { trafficScenarios } from './evidence-scenarios/traffic';

/** What the checks confirm, rule out and leave open: each scenario in turn with evidence for, against, and too little. */
export const scenarios: readonly Scenario[] = [
  ...credentialScenarios,
  ...contentScenarios,
  ...addressScenarios,
  ...trafficScenarios,
  ...corsScenarios,
];
