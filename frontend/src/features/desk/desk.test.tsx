import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { ChallengeView, SolverMatch } from '@/api/views';
import { inPoints } from '@/parts/points';
import { axeFindings, json, serveSignedIn, show } from '../../../tests/stage';
import { Desk } from './Desk';
import { InvitationsPanel } from './InvitationsPanel';
import { MatchesPanel } from './MatchesPanel';
import { ScreeningPanel } from './ScreeningPanel';
import { ShortlistPanel } from './ShortlistPanel';

const org = (id: string, vi: string) => ({ id, name: { vi }, kind: 'enterprise' as const });

const call: ChallengeView = {
  id: 'c1',
  code: 'HCM-2026-0007',
  kind: 'solution_order',
  level: 'provincial',
  status: 'open',
  programme: { id: 'g1', code: 'HCM', title: { vi: 'Chương trình' } },
  orderer: org('o2', 'Sở Y tế'),
  proposer: org('o1', 'Bệnh viện Bình An'),
  origin: 'native',
  title: { vi: 'Sàng lọc trầm cảm sau sinh' },
  summary: {},
  topics: [],
  closes_at: '2027-01-31T10:00:00Z',
  version: 3,
  content_revision: 4,
  created_at: '2026-11-01T01:00:00Z',
  updated_at: '2026-11-01T01:00:00Z',
  sections: [],
  attachments: [],
  laid_up: [],
  separate_signer: false,
  may_lay_up: false,
  editable: false,
  allowed_actions: [],
};

const match: SolverMatch = {
  organisation: org('o9', 'Công ty Mạch Sống'),
  capability: {
    id: 'k1',
    kind: 'product',
    status: 'listed',
    title: { vi: 'Bộ câu hỏi điện tử' },
    organisation: org('o9', 'Công ty Mạch Sống'),
    topics: [],
    origin: 'native',
    visibility: 'public',
    version: 1,
    created_at: '2026-11-01T01:00:00Z',
    updated_at: '2026-11-01T01:00:00Z',
  },
  country: 'VN',
  province: '79',
  verification: 'verified',
  reachable: true,
  score: 0.72,
  strength: 'strong',
  missing: [],
  conflicts: [],
  reasons: [
    {
      kind: 'term',
      label: 'trầm cảm sau sinh',
      detail: 'Đã sàng lọc trầm cảm sau sinh ở ba quận.',
      share: 0.5,
    },
    { kind: 'topic', label: 'Sức khỏe tâm thần', share: 0.22 },
  ],
  highlights: {},
  shortlisted: false,
};

const letters = {
  items: [
    {
      organisation: match.organisation,
      organisation_id: 'o9',
      letters: [
        {
          locale: 'vi',
          readers: 2,
          subject: 'Thư mời tham gia bài toán',
          text: 'Kính gửi (tên người nhận),\n> Mời nhóm',
        },
      ],
    },
  ],
};

/** The server of the desk: matches, letters, and what became of each. */
const answering = (items: SolverMatch[]) => (one: { method: string; path: string }) => {
  if (one.path.endsWith('/preview')) return json(letters);
  if (one.path.endsWith('/batch')) {
    return json({ items: [{ organisation_id: 'o9', outcome: 'sent', invitation_id: 'i1' }], sent: 1 });
  }
  return json({ items, good: items.length });
};

describe('matches', () => {
  it('explain their score by parts that add up, sentence against sentence, and say what is missing', async () => {
    const gap = { kind: 'trl', code: 'short', wanted: '7', offered: '5', text: 'Cần TRL 7, đang có 5' };
    const reasons = match.reasons.map(one =>
      one.kind === 'term' ? { ...one, counterpart: 'Cần sàng lọc trầm cảm sau sinh ở mọi trạm.' } : one,
    );
    await serveSignedIn(answering([{ ...match, reasons, missing: [gap] }]));
    await show(<MatchesPanel challenge={call} />);
    expect(await screen.findByText('Vì sao: 72 điểm trên 100')).toBeVisible();
    expect(screen.getByText('50 điểm')).toBeVisible();
    expect(screen.getByText('22 điểm')).toBeVisible();
    expect(screen.getByText('Cộng lại: 72 điểm')).toBeVisible();
    expect(screen.getByText('Đã sàng lọc trầm cảm sau sinh ở ba quận.')).toBeVisible();
    expect(screen.getByText('Cần sàng lọc trầm cảm sau sinh ở mọi trạm.')).toBeVisible();
    expect(screen.getByText('Cần TRL 7, đang có 5')).toBeVisible();
    expect(await axeFindings()).toEqual([]);
  }, 20_000);

  it('are narrowed by what stands in the address', async () => {
    const calls = await serveSignedIn(answering([match]));
    await show(<MatchesPanel challenge={call} />);
    await userEvent.selectOptions(await screen.findByLabelText('Mức sẵn sàng'), '7');
    await userEvent.click(screen.getByLabelText('Không có xung đột'));
    await waitFor(() =>
      expect(calls.some(one => /trl_min=7&without_conflict=true/.test(one.path))).toBe(true),
    );
    await userEvent.click(screen.getByRole('button', { name: 'Bỏ lọc' }));
    await waitFor(() => expect(screen.getByLabelText('Mức sẵn sàng')).toHaveValue(''));
  }, 20_000);

  it('are chosen, and invited together after a look at the letters', async () => {
    const calls = await serveSignedIn(answering([match]));
    await show(<MatchesPanel challenge={call} />);
    await userEvent.click(await screen.findByLabelText(/^Chọn Bộ câu hỏi/));
    expect(screen.getByText('Chọn từ hai đến bốn mục để so sánh.')).toBeVisible();
    expect(screen.getByText('Đã chọn 1')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Mời 1 đơn vị' }));
    const dialog = await screen.findByRole('dialog');
    await userEvent.type(within(dialog).getByRole('textbox'), 'Mời nhóm');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Xem thư trước khi gửi' }));
    const letter = await within(dialog).findByRole('region', { name: 'Thư sẽ gửi đi' });
    expect(letter).toHaveTextContent('> Mời nhóm');
    expect(letter).toHaveTextContent('2 người nhận');
    expect(calls.some(one => one.path.endsWith('/batch'))).toBe(false);
    expect(await axeFindings()).toEqual([]);
    await userEvent.click(within(dialog).getByRole('button', { name: 'Gửi thư mời' }));
    await waitFor(() =>
      expect(calls.find(one => one.path.endsWith('/batch'))).toMatchObject({
        body: { message: 'Mời nhóm', recipients: [{ organisation_id: 'o9', capability_id: 'k1' }] },
      }),
    );
  }, 20_000);

  it('mark a conflict and do not let it be invited', async () => {
    const conflicts = [{ kind: 'proposer' as const, blocks: true, message: 'Là đơn vị đề xuất' }];
    await serveSignedIn(answering([{ ...match, conflict: 'Là đơn vị đề xuất', conflicts }]));
    await show(<MatchesPanel challenge={call} />);
    expect(await screen.findByText('Là đơn vị đề xuất')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Mời Công ty Mạch Sống' })).toBeDisabled();
  });
});

it('points as shown add up to the score as shown', () => {
  const shares = [0.1234, 0.0333, 0.0333, 0.0101];
  const { total, parts } = inPoints(0.2001, shares);
  expect(total).toBe(20);
  expect(Math.round(parts.reduce((sum, part) => sum + part, 0) * 10) / 10).toBe(total);
});

describe('the desk of a challenge', () => {
  it('says that submissions are sealed and asks for none before the opening', async () => {
    const calls = await serveSignedIn(() => json({ items: [] }));
    await show(<ScreeningPanel challenge={call} />);
    expect(screen.getByText(/niêm phong đến lúc mở/)).toBeVisible();
    expect(calls.some(one => one.path.startsWith('/submissions'))).toBe(false);
  });

  it('ends the funnel at the accepted invitations until the opening, and sums up why it was declined', async () => {
    const report = {
      steps: [
        { key: 'invited', count: 3 },
        { key: 'accepted', count: 2 },
        { key: 'submitted' },
        { key: 'awarded' },
      ],
      sealed: true,
      declined: 1,
      declined_for: [{ code: 'time_short', count: 1 }],
      silent: 0,
    };
    await serveSignedIn(one =>
      json(one.path.endsWith('/funnel') ? report : { items: [], funnel: { shortlisted: 0 } }),
    );
    await show(<InvitationsPanel challenge={call} />);
    expect(await screen.findAllByText('niêm phong đến lúc mở')).toHaveLength(2);
    expect(screen.getByText('Nhận lời').parentElement).toHaveTextContent('2');
    expect(screen.getByText('Hạn nộp quá gần: 1')).toBeVisible();
    expect(await axeFindings()).toEqual([]);
  });

  it('keeps every note on the shortlist, and writes on the one that stands', async () => {
    const entry = {
      id: 's1',
      organisation: match.organisation,
      verdict: 'shortlisted',
      note: 'Nhóm đủ người.',
      by: { id: 'p2', name: 'Lê An' },
      at: '2026-11-20T01:00:00Z',
      history: [
        {
          verdict: 'rejected',
          note: 'Chưa rõ giá.',
          by: { id: 'p1', name: 'Trần Minh' },
          at: '2026-11-19T01:00:00Z',
        },
      ],
    };
    const calls = await serveSignedIn(one =>
      one.method === 'POST'
        ? json(entry, 201)
        : json({ items: one.path.endsWith('/shortlist') ? [entry] : [] }),
    );
    await show(<ShortlistPanel challenge={call} />);
    await userEvent.click(await screen.findByText('Trước đây: 1 lần ghi'));
    expect(screen.getByText('Chưa rõ giá.')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Sửa ghi chú về Công ty Mạch Sống' }));
    const dialog = await screen.findByRole('dialog');
    await userEvent.type(within(dialog).getByDisplayValue('Nhóm đủ người.'), ' Đã gọi.');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Đưa vào danh sách chọn' }));
    await waitFor(() =>
      expect(calls.find(one => one.method === 'POST')?.body).toMatchObject({
        note: 'Nhóm đủ người. Đã gọi.',
      }),
    );
  }, 20_000);
});

it('the queue names what waits, the earliest due first, and leaves out what has a council', async () => {
  const late = { ...call, id: 'c2', code: 'B', status: 'in_vetting', vetting_due_on: '2026-12-10' };
  const soon = { ...call, id: 'c3', code: 'A', status: 'in_vetting', vetting_due_on: '2026-12-01' };
  const judged = { ...call, id: 'c4', code: 'J', status: 'in_evaluation' };
  const bare = { ...call, id: 'c5', code: 'N', status: 'in_evaluation' };
  await serveSignedIn(one => {
    if (one.path.includes('status=in_vetting')) return json({ items: [late, soon] });
    if (one.path.includes('status=in_evaluation')) return json({ items: [judged, bare] });
    if (one.path.startsWith('/councils')) {
      return json({
        items: [
          { id: 'h', kind: 'selection', status: 'scoring', challenge: { id: 'c4', code: 'J', title: {} } },
        ],
      });
    }
    if (one.path.startsWith('/desk/unmet-needs')) return json({ items: [{}], open: 4 });
    if (one.path.startsWith('/desk/idle-results')) return json({ items: [], total: 7, listed: 9 });
    return json({ items: [] });
  });
  await show(<Desk />);
  const vetting = await screen.findByRole('region', { name: /Chờ thẩm tra/ });
  expect(
    within(vetting)
      .getAllByRole('listitem')
      .map(one => one.textContent?.[0]),
  ).toEqual(['A', 'B']);
  const council = await screen.findByRole('region', { name: /chưa có hội đồng/ });
  await waitFor(() => expect(within(council).getAllByRole('listitem')).toHaveLength(1));
  expect(council).toHaveTextContent('N');
  const lacking = screen.getByRole('region', { name: 'Cung và cầu chưa gặp nhau' });
  await waitFor(() => expect(lacking).toHaveTextContent('1 trên 4 bài toán đang mở'));
  expect(lacking).toHaveTextContent('7 trên 9 kết quả nghiên cứu');
  expect(await axeFindings()).toEqual([]);
});
