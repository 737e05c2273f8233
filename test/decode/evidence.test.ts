import { describe, expect, it } from 'vitest';
import { checks } from '../../src/decode/evidence/checks';
import { askCheck, type Scenario, type Situation } from './evidence-exchange';
import { scenarios } from './evidence-scenarios';

const judge = ({ base, check }: Scenario, situation: Situation) => {
  const given = { ...base, ...situation };
  const answer = askCheck(check, given);
  return { verdict: answer.verdict, evidence: answer.evidence ?? '', citations: answer.citations, says: situation.says ?? '' };
};

describe.each(scenarios.map((scenario) => [scenario.check, scenario.claim, scenario] as const))('%s: %s', (_check, _claim, scenario) => {
  it('is confirmed, with the fact', () => {
    const { verdict, evidence, says } = judge(scenario, scenario.confirmed);
    expect([verdict, evidence]).toEqual(['yes', expect.stringContaining(says)]);
  });

  it('is ruled out, with the fact', () => {
    const { verdict, evidence, says } = judge(scenario, scenario.ruledOut);
    expect([verdict, evidence]).toEqual(['no', expect.stringContaining(says)]);
    expect(evidence).toMatch(/[.!?…]”?$/);
  });

  it('is left open where the exchange does not tell', () => {
    const { verdict, evidence, says } = judge(scenario, scenario.unknown);
    expect([verdict, evidence]).toEqual(['unknown', expect.stringContaining(says)]);
  });
});

describe('the table of scenarios', () => {
  it('has at least 60 and asks every check', () => {
    expect(scenarios.length).toBeGreaterThanOrEqual(60);
    expect(new Set(scenarios.map(({ check }) => check))).toEqual(new Set(checks.keys()));
  });

  it('never shows a credential in evidence', () => {
    for (const scenario of scenarios) {
      for (const situation of [scenario.confirmed, scenario.ruledOut, scenario.unknown]) {
        expect(judge(scenario, situation).evidence).not.toMatch(/abcdef123456|kx_live_1|kx_abc|sk_live_abc|YTpi|sid=1|eyJ|secret/);
      }
    }
  });
});
