import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { ChallengeView, SolverMatch } from '@/api/views';
import { axeFindings, json, serveSignedIn, show } from '../../../tests/stage';
import { Desk } from './Desk';
import { InvitationsPanel } from './InvitationsPanel';
import { MatchesPanel } from './MatchesPanel';
import { ScreeningPanel } from './ScreeningPanel';

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
  score: 0.72,
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

describe('matches', () => {
  it('explain their score by parts, and invite with what the invited will read', async () => {
    const calls = await serveSignedIn(one =>
      one.method === 'POST' ? json({ id: 'i1' }, 201) : json({ items: [match] }),
    );
    await show(<MatchesPanel challenge={call} />);
    expect(await screen.findByText('Vì sao: 72 điểm trên 100')).toBeVisible();
    expect(screen.getByText('50 điểm')).toBeVisible();
    expect(screen.getByText('22 điểm')).toBeVisible();
    expect(screen.getByText('Đã sàng lọc trầm cảm sau sinh ở ba quận.')).toBeVisible();
    expect(await axeFindings()).toEqual([]);
    await userEvent.click(screen.getByRole('button', { name: 'Mời Công ty Mạch Sống' }));
    const dialog = await screen.findByRole('dialog');
    await userEvent.type(within(dialog).getByRole('textbox'), 'Mời nhóm');
    expect(within(dialog).getByRole('region', { name: 'Người nhận sẽ đọc' })).toHaveTextContent('Mời nhóm');
    expect(await axeFindings()).toEqual([]);
    await userEvent.click(within(dialog).getByRole('button', { name: 'Gửi thư mời' }));
    await waitFor(() =>
      expect(calls.find(one => one.method === 'POST')).toMatchObject({
        path: '/challenges/c1/invitations',
        body: { organisation_id: 'o9', capability_id: 'k1', message: 'Mời nhóm' },
      }),
    );
  }, 20_000);

  it('mark a conflict and do not let it be invited', async () => {
    await serveSignedIn(() => json({ items: [{ ...match, conflict: 'Là đơn vị đề xuất' }] }));
    await show(<MatchesPanel challenge={call} />);
    expect(await screen.findByText('Là đơn vị đề xuất')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Mời Công ty Mạch Sống' })).toBeDisabled();
  });
});

describe('the desk of a challenge', () => {
  it('says that submissions are sealed and asks for none before the opening', async () => {
    const calls = await serveSignedIn(() => json({ items: [] }));
    await show(<ScreeningPanel challenge={call} />);
    expect(screen.getByText(/niêm phong đến lúc mở/)).toBeVisible();
    expect(calls.some(one => one.path.startsWith('/submissions'))).toBe(false);
  });

  it('ends the funnel at the accepted invitations until the opening', async () => {
    await serveSignedIn(() =>
      json({ items: [], funnel: { shortlisted: 4, invited: 3, accepted: 2, declined: 1 } }),
    );
    await show(<InvitationsPanel challenge={call} />);
    expect(await screen.findByText('niêm phong đến lúc mở')).toBeVisible();
    expect(screen.getByText('Nhận lời').parentElement).toHaveTextContent('2');
    expect(await axeFindings()).toEqual([]);
  });
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
  expect(await axeFindings()).toEqual([]);
});
