import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { RankingView } from '@/api/views';
import { axeFindings, json, serveSignedIn, show } from '../../../tests/stage';
import { DecisionForm, departs } from './DecisionForm';

const ranked = (rank: number, id: string, code: string, passed: boolean) => ({
  rank,
  subject_id: id,
  code,
  organisation: { id: `o-${id}`, name: { vi: `Nhóm ${code}` }, kind: 'enterprise' as const },
  sheets: 7,
  average: passed ? 82.5 : 61,
  passed,
  failed_rules: passed ? [] : [{ rule: 'minimum', criterion: 'applicability' }],
  per_criterion: [{ criterion: 'applicability', average: 15, spread: 4 }],
  spread: 12,
});

const ranking: RankingView = {
  council_id: 'k1',
  method: 'points',
  rule_set: { code: 'hcm', version: 1, title: { vi: 'Tuyển chọn' }, confirmed: false },
  computed: [ranked(1, 's1', 'HS-1', true), ranked(2, 's2', 'HS-2', false)],
  recommendation: { winner: 's1' },
};

describe('a decision', () => {
  it('knows when it departs from the recommendation', () => {
    expect(departs('s1', { winner: 's1' })).toBe(false);
    expect(departs('s2', { winner: 's1' })).toBe(true);
    expect(departs('none', { winner: 's1' })).toBe(true);
    expect(departs('none', { none: true })).toBe(false);
    expect(departs('s1', { none: true })).toBe(true);
    expect(departs(null, { winner: 's1' })).toBe(false);
  });

  it('asks for reasons when it departs, and cannot be sent without file, number and day', async () => {
    await serveSignedIn(() => json({ items: [] }));
    await show(<DecisionForm challengeId="c1" ranking={ranking} />);
    expect(screen.getByRole('textbox', { name: /Lý do/ })).not.toBeRequired();
    await userEvent.click(screen.getByRole('radio', { name: /HS-2/ }));
    expect(screen.getByText('Khác với kiến nghị của hội đồng')).toBeVisible();
    expect(screen.getByRole('textbox', { name: /Lý do/ })).toBeRequired();
    expect(screen.getByRole('button', { name: 'Ghi nhận quyết định' })).toBeDisabled();
    expect(await axeFindings()).toEqual([]);
  });
});
