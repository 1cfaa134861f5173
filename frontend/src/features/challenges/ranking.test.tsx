import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import type { RankingView, RuleSet } from '@/api/views';
import { axeFindings, json, serveSignedIn, show } from '../../../tests/stage';
import { Result } from './RankingPage';

const rules: RuleSet = {
  code: 'minh-hoa',
  version: 2,
  title: { vi: 'Bộ quy tắc thử' },
  council_kind: 'selection',
  level: 'provincial',
  effective_from: '2026-01-01',
  counted: 'submitted',
  comments: {},
  confirmed: false,
  notice: { vi: 'Chỉ để minh họa.' },
  composition: { size: { min: 1, max: 9 }, roles: [], represented: [] },
  criteria: [
    {
      key: 'fit',
      label: { vi: 'Khả năng áp dụng' },
      scale: 'points',
      max: 60,
      min: 10,
      comment_required: false,
    },
    { key: 'plan', label: { vi: 'Tính khả thi' }, scale: 'points', max: 40, min: 0, comment_required: false },
  ],
  sources: [],
  basis: [],
  procedure: { meeting_modes: ['online'], decision_authority: 'orderer' },
  quorum: { present: '2/3' },
  vote: { more_than: '3/4' },
};

const ranked = (rank: number, id: string, passed: boolean): RankingView['computed'][number] => ({
  rank,
  subject_id: id,
  code: `HS-${rank}`,
  organisation: { id: `o-${id}`, name: { vi: `Nhóm ${rank}` }, kind: 'enterprise' },
  sheets: 7,
  average: passed ? 82.5 : 61,
  passed,
  failed_rules: passed ? [] : [{ rule: 'minimum', criterion: 'fit' }],
  per_criterion: [
    { criterion: 'fit', average: passed ? 50 : 8, spread: 4 },
    { criterion: 'plan', average: 30, spread: 12 },
  ],
  spread: 14,
});

const selection: RankingView = {
  council_id: 'h1',
  method: 'points',
  rule_set: { code: 'minh-hoa', version: 2, title: rules.title, confirmed: false },
  computed: [ranked(1, 's1', true), ranked(2, 's2', false)],
  recommendation: { winner: 's1' },
  tie_broken_by: 'chair_score',
  sheets: [
    { subject_id: 's1', seat: 1, decides_ties: true, points: { fit: 52, plan: 31 } },
    { subject_id: 's2', seat: 1, decides_ties: true, points: { fit: 9, plan: 30 } },
  ],
};

it('ranks by the rules in the version that holds, and says which rule was not met', async () => {
  const calls = await serveSignedIn(() => json(rules));
  await show(<Result ranking={selection} />);
  expect(await screen.findByRole('heading', { name: 'Các phiếu được tính, không kèm tên' })).toBeVisible();
  expect(calls.map(call => call.path)).toEqual(['/rule-sets/minh-hoa?version=2']);
  const [first, second] = screen.getAllByRole('row', { name: /Nhóm/ });
  expect(first).toHaveTextContent('Hội đồng kiến nghị');
  expect(first).toHaveTextContent('50lệch 4');
  expect(second).toHaveTextContent('Dưới mức tối thiểu của tiêu chí: Khả năng áp dụng');
  expect(screen.getByText('Chỉ để minh họa.', { selector: '.nc-notice *' })).toBeVisible();
  expect(screen.getByText(/phân định bởi: điểm của chủ tịch/)).toBeVisible();
  await userEvent.click(screen.getByText('Bộ quy tắc thử', { selector: 'summary *' }));
  expect(screen.getByText(/thông qua khi hơn 3\/4 thành viên biểu quyết có mặt/)).toBeVisible();
  expect(screen.getByRole('row', { name: /HS-1 1 \(quyết định khi bằng điểm\) 52 31/ })).toBeVisible();
  expect(await axeFindings()).toEqual([]);
});

it('tells the grade of an acceptance and how often each was given', async () => {
  await serveSignedIn(() => json({ ...rules, council_kind: 'acceptance' }));
  await show(
    <Result
      ranking={{
        ...selection,
        method: 'grades',
        computed: [],
        grade: 'pass',
        grade_count: { excellent: 2, pass: 4, fail: 1 },
        recommendation: { grade: 'pass' },
        tie_broken_by: null,
        sheets: [{ subject_id: 'p1', seat: 3, decides_ties: false, grades: { fit: 'excellent' } }],
      }}
    />,
  );
  expect(await screen.findByRole('row', { name: /^3 .*Xuất sắc/ })).toBeVisible();
  expect(screen.getByRole('heading', { name: 'Xếp loại của hội đồng: Đạt' })).toBeVisible();
  expect(screen.getByRole('row', { name: /Xuất sắc.*2/ })).toBeVisible();
  expect(screen.queryByRole('columnheader', { name: 'Hồ sơ' })).toBeNull();
  expect(await axeFindings()).toEqual([]);
});

it('stands under codes while the names are withheld, and says so', async () => {
  await serveSignedIn(() => json({ ...rules, procedure: { ...rules.procedure, blind: true } }));
  const computed = selection.computed.map(({ organisation, ...one }) => one);
  await show(<Result ranking={{ ...selection, computed }} />);
  expect(await screen.findByText(/kết quả được trình bày theo mã hồ sơ/)).toBeVisible();
  expect(screen.getByRole('rowheader', { name: /^HS-1\b.*Hội đồng kiến nghị$/ })).toBeVisible();
  expect(screen.getByRole('rowheader', { name: 'HS-2' })).toBeVisible();
  expect(document.body).not.toHaveTextContent(/undefined|Nhóm/);
  await userEvent.click(await screen.findByText(/^Bộ quy tắc:/));
  expect(screen.getByText(/^Chấm ẩn danh: thành viên chấm điểm chỉ thấy mã/)).toBeVisible();
  expect(await axeFindings()).toEqual([]);
});
