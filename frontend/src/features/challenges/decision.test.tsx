import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { ChallengeView, RankingView } from '@/api/views';
import type { T } from '@/texts/use-t';
import { axeFindings, type Call, json, noNetwork, problem, serveSignedIn, show } from '../../../tests/stage';
import { judgedCandidates } from './candidates';
import { DecisionForm, departs } from './DecisionForm';
import { EnterDecision } from './DecisionPage';
import { Decisions } from './Decisions';

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
    const candidates = judgedCandidates((key => key) as T, ranking);
    await show(
      <DecisionForm
        order={{ id: 'c1', code: 'HCM-1' }}
        candidates={candidates}
        recommendation={ranking.recommendation}
      />,
    );
    expect(screen.getByRole('textbox', { name: /Lý do/ })).not.toBeRequired();
    await userEvent.click(screen.getByRole('radio', { name: /HS-2/ }));
    expect(screen.getByText('Khác với kiến nghị của hội đồng')).toBeVisible();
    expect(screen.getByRole('textbox', { name: /Lý do/ })).toBeRequired();
    expect(screen.getByRole('button', { name: 'Ghi nhận quyết định' })).toBeDisabled();
    expect(await axeFindings()).toEqual([]);
  });
});

it('offers submissions under their codes where the names are withheld', async () => {
  await serveSignedIn(() => json({ items: [] }));
  const computed = ranking.computed.map(({ organisation, ...one }) => one);
  const candidates = judgedCandidates((key => key) as T, { ...ranking, computed });
  await show(
    <DecisionForm order={{ id: 'c1', code: 'HCM-1' }} candidates={candidates} recommendation={null} />,
  );
  expect(screen.getByRole('radio', { name: 'HS-1' })).toBeEnabled();
  expect(screen.getByRole('radio', { name: 'HS-2' })).toBeEnabled();
});

const org = (id: string, vi: string) => ({ id, name: { vi }, kind: 'health_department' as const });
const file = {
  id: 'f1',
  file_name: 'quyet-dinh.pdf',
  media_type: 'application/pdf',
  size: 2048,
  sha256: 'ab12',
  purpose: 'decision',
  url: '/api/v1/attachments/f1',
  uploaded_at: '2026-11-21T10:00:00Z',
};
const order: ChallengeView = {
  id: 'c1',
  code: 'HCM-2026-0042',
  origin: 'native',
  kind: 'solution_order',
  level: 'provincial',
  status: 'awarded',
  programme: { id: 'g1', code: 'HCM', title: { vi: 'Chương trình' } },
  orderer: org('o2', 'Sở Y tế'),
  proposer: org('o1', 'Trạm y tế'),
  title: { vi: 'Đọc phim tại trạm' },
  summary: { vi: '' },
  topics: [],
  version: 7,
  content_revision: 4,
  created_at: '2026-11-01T01:00:00Z',
  updated_at: '2026-11-20T01:00:00Z',
  sections: [],
  attachments: [],
  editable: false,
  allowed_actions: [{ action: 'decide', allowed: true, reason_required: false }],
};
const three: RankingView = {
  ...ranking,
  computed: [ranked(1, 's1', 'HS-1', true), ranked(2, 's2', 'HS-2', true), ranked(3, 's3', 'HS-3', true)],
};
const first = {
  id: 'd1',
  kind: 'selection',
  number: '12/QĐ-SYT',
  decided_on: '2026-11-02',
  authority: org('o2', 'Sở Y tế'),
  attachment_id: 'f0',
  file_sha256: 'cd34',
  outcome: 'award',
  submission: { id: 's1', code: 'HS-1', organisation: org('o9', 'Nhóm HS-1') },
  follows_recommendation: true,
  at: '2026-11-02T01:00:00Z',
};
const server = (view: ChallengeView) => (call: Call) => {
  if (call.path === '/challenges/c1') return json(view);
  if (call.path.startsWith('/challenges/c1/ranking')) return json(three);
  if (call.path.startsWith('/challenges/c1/attachments')) return json(file, 201);
  if (call.path.startsWith('/challenges/c1/decision')) return json({ items: [first] });
  if (call.path.startsWith('/rule-sets/')) return json({ criteria: [], notice: { vi: 'Thử.' } });
  if (call.path.startsWith('/submissions?')) return json({ items: [{ id: 's2' }, { id: 's3' }] });
  return json({ items: [] });
};

describe('a further decision', () => {
  it('offers nobody but the next in reserve, always asks for reasons, and shows the one before', async () => {
    const calls = await serveSignedIn(server(order));
    await show(<EnterDecision challengeId="c1" />);
    expect(await screen.findByRole('heading', { level: 1 })).toHaveTextContent('Quyết định lại');
    expect(await screen.findByRole('radio', { name: /HS-2/ })).toBeEnabled();
    expect(screen.getByRole('radio', { name: /HS-3/ })).toBeDisabled();
    expect(screen.queryByRole('radio', { name: /HS-1/ })).toBeNull();
    expect(screen.getByRole('textbox', { name: /Lý do/ })).toBeRequired();
    expect(await screen.findByText('12/QĐ-SYT')).toBeVisible();
    expect(calls.find(call => call.path.startsWith('/submissions'))?.path).toContain('status=reserve');
    expect(await axeFindings()).toEqual([]);
  });

  it('keeps what was typed when the network is gone', async () => {
    await serveSignedIn(call =>
      call.method === 'POST' && call.path.endsWith('/decision') ? noNetwork : server(order)(call),
    );
    const { unmount } = await show(<EnterDecision challengeId="c1" />);
    await userEvent.type(await screen.findByLabelText(/Số quyết định/), '77/QĐ-SYT');
    await userEvent.click(screen.getByRole('radio', { name: /HS-2/ }));
    unmount();
    await show(<EnterDecision challengeId="c1" />);
    expect(await screen.findByLabelText(/Số quyết định/)).toHaveValue('77/QĐ-SYT');
    expect(screen.getByRole('radio', { name: /HS-2/ })).toBeChecked();
  });

  it('stays shut with the reason of the server', async () => {
    const blocked = { code: 'winner-stands', message: 'Đơn vị trúng tuyển chưa rút.' };
    const shut = { action: 'decide', allowed: false, reason_required: false, blocked };
    await serveSignedIn(server({ ...order, allowed_actions: [shut] }));
    await show(<EnterDecision challengeId="c1" />);
    expect(await screen.findByText('Đơn vị trúng tuyển chưa rút.')).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Ghi nhận quyết định' })).toBeNull();
  });

  it('can choose nobody where nothing was left to judge', async () => {
    await serveSignedIn(call =>
      call.path.startsWith('/challenges/c1/ranking')
        ? problem(404, 'not_found')
        : server({ ...order, status: 'in_evaluation' })(call),
    );
    await show(<EnterDecision challengeId="c1" />);
    expect(await screen.findByText(/Mọi hồ sơ đã bị loại/)).toBeVisible();
    expect(screen.getAllByRole('radio')).toHaveLength(1);
  });
});

describe('the decisions', () => {
  it('stand in a list, each with its paper', async () => {
    await serveSignedIn(server(order));
    await show(<Decisions path="/challenges/c1" heading="h2" />);
    expect(await screen.findByRole('link', { name: /Bản quyết định đã ký/ })).toHaveAttribute(
      'href',
      '/api/v1/attachments/f0',
    );
    expect(await axeFindings()).toEqual([]);
  });
});
