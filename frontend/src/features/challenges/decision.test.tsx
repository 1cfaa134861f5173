import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import type { ChallengeView, RankingView } from '@/api/views';
import type { T } from '@/texts/use-t';
import { colleague, oneself, paper, worksAt } from '../../../tests/sample-paper';
import {
  axeFindings,
  type Call,
  json,
  noNetwork,
  problem,
  serveSignedIn,
  serveUploads,
  show,
} from '../../../tests/stage';
import { judgedCandidates } from './candidates';
import { DecisionForm, departs } from './DecisionForm';
import { EnterDecision } from './DecisionPage';
import { Decisions } from './Decisions';
import { Following } from './Following';

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
      <DecisionForm order={order} candidates={candidates} recommendation={ranking.recommendation} />,
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
  await show(<DecisionForm order={order} candidates={candidates} recommendation={null} />);
  expect(screen.getByRole('radio', { name: 'HS-1' })).toBeEnabled();
  expect(screen.getByRole('radio', { name: 'HS-2' })).toBeEnabled();
});

const org = (id: string, vi: string) => ({ id, name: { vi }, kind: 'health_department' as const });
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
  laid_up: [],
  separate_signer: false,
  may_lay_up: false,
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

describe('the signed paper', () => {
  afterEach(() => worksAt());
  const judged: ChallengeView = { ...order, status: 'in_evaluation', separate_signer: true };
  const department = { organisation: order.orderer, role: 'officer' as const };
  const pdf = new File(['%PDF-1.4'], 'quyet-dinh.pdf', { type: 'application/pdf' });
  /** Puts what was uploaded among the papers, as the server does. */
  const keeping = (view: ChallengeView, signable: boolean) => {
    const papers = [...view.laid_up];
    const uploads = serveUploads(() => {
      const { prepared_by, signable: _, ...file } = paper('quyet-dinh', oneself, signable);
      papers.push(paper('quyet-dinh', oneself, signable));
      return file;
    });
    return { uploads, answer: (call: Call) => server({ ...view, laid_up: papers })(call) };
  };
  const fill = async () => {
    await userEvent.type(await screen.findByLabelText(/Số quyết định/), '77/QĐ-SYT');
    await userEvent.type(screen.getByLabelText(/Ngày ký/), '2026-11-22');
    await userEvent.click(screen.getByRole('radio', { name: /HS-1/ }));
  };
  const posted = (calls: Call[]) => calls.find(call => call.path === '/challenges/c1/decision' && call.body);

  it('is a colleague’s where the two are kept apart, and one’s own is not to be chosen', async () => {
    const papers = [paper('cua-minh', oneself, false), paper('cua-hanh', colleague, true)];
    const calls = await serveSignedIn(server({ ...judged, laid_up: papers }));
    await show(<EnterDecision challengeId="c1" />);
    const own = await screen.findByRole('radio', { name: 'cua-minh.pdf' });
    expect(own).toBeDisabled();
    expect(own).toHaveAccessibleDescription(/Do chính bạn tải lên/);
    expect(screen.getByRole('radio', { name: 'cua-hanh.pdf' })).toBeChecked();
    expect(screen.getByRole('radio', { name: 'cua-hanh.pdf' })).toHaveAccessibleDescription(
      /Người chuẩn bị: Lê Ngọc Hạnh, tải lên lúc/,
    );
    expect(screen.queryByLabelText('Thêm tài liệu')).toBeNull();
    await fill();
    expect(await axeFindings()).toEqual([]);
    await userEvent.click(screen.getByRole('button', { name: 'Ghi nhận quyết định' }));
    expect(posted(calls)?.body).toMatchObject({ attachment_id: 'cua-hanh', number: '77/QĐ-SYT' });
  });

  it('has to be chosen where there are several', async () => {
    const papers = [paper('mot', colleague, true), paper('hai', colleague, true)];
    const calls = await serveSignedIn(server({ ...judged, laid_up: papers }));
    await show(<EnterDecision challengeId="c1" />);
    await fill();
    expect(screen.getByRole('button', { name: 'Ghi nhận quyết định' })).toBeDisabled();
    await userEvent.click(screen.getByRole('radio', { name: 'hai.pdf' }));
    await userEvent.click(screen.getByRole('button', { name: 'Ghi nhận quyết định' }));
    expect(posted(calls)?.body).toMatchObject({ attachment_id: 'hai' });
  });

  it('is waited for where no colleague has laid one up, and one’s own is for somebody else', async () => {
    const { uploads, answer } = keeping(judged, false);
    await serveSignedIn(answer);
    await show(<EnterDecision challengeId="c1" />);
    expect(await screen.findByText('Cần một đồng nghiệp tải văn bản đã ký lên trước')).toBeVisible();
    await fill();
    const beside = screen.getByRole('region', { name: 'Tải lên để người khác ghi nhận' });
    await userEvent.upload(within(beside).getByLabelText('Thêm tài liệu'), pdf);
    expect(await screen.findByRole('radio', { name: 'quyet-dinh.pdf' })).toBeDisabled();
    expect(uploads).toHaveLength(1);
    expect(screen.getByRole('button', { name: 'Ghi nhận quyết định' })).toBeDisabled();
    expect(await axeFindings()).toEqual([]);
  });

  it('is laid up and recorded in one go where one person may do both', async () => {
    const { answer } = keeping({ ...judged, separate_signer: false }, true);
    const calls = await serveSignedIn(answer);
    await show(<EnterDecision challengeId="c1" />);
    await fill();
    await userEvent.upload(screen.getByLabelText('Thêm tài liệu'), pdf);
    expect(await screen.findByRole('radio', { name: 'quyet-dinh.pdf' })).toBeChecked();
    await userEvent.click(screen.getByRole('button', { name: 'Ghi nhận quyết định' }));
    expect(posted(calls)?.body).toMatchObject({ attachment_id: 'quyet-dinh', number: '77/QĐ-SYT' });
  });

  it('is laid up by an officer of the office that decides, who decides nothing', async () => {
    const { uploads, answer } = keeping({ ...judged, may_lay_up: true, allowed_actions: [] }, false);
    worksAt(department);
    await serveSignedIn(answer);
    await show(<EnterDecision challengeId="c1" />);
    expect(await screen.findByRole('heading', { level: 1 })).toHaveTextContent('Chuẩn bị văn bản quyết định');
    const waiting = screen.getByRole('region', { name: 'Văn bản đã ký, chờ người có thẩm quyền ghi nhận' });
    await userEvent.upload(within(waiting).getByLabelText('Thêm tài liệu'), pdf);
    expect(await within(waiting).findByRole('link', { name: 'quyet-dinh.pdf' })).toBeVisible();
    expect(waiting).toHaveTextContent(/Người chuẩn bị: Trần Minh, tải lên lúc/);
    expect(uploads[0]?.path).toBe('/challenges/c1/attachments');
    expect(uploads[0]?.form.get('purpose')).toBe('decision');
    expect(screen.queryByRole('radio')).toBeNull();
    expect(screen.queryByRole('button', { name: 'Ghi nhận quyết định' })).toBeNull();
    expect(await axeFindings()).toEqual([]);
  });

  it('has its way from the order for who prepares it, and for nobody else', async () => {
    const view: ChallengeView = { ...judged, allowed_actions: [] };
    const lead = { name: 'Chuẩn bị văn bản quyết định' };
    worksAt(department);
    await serveSignedIn(server(view));
    const page = await show(<Following view={view} path="/challenges/c1" />);
    expect(await screen.findByRole('heading', { level: 2 })).toBeVisible();
    expect(screen.queryByRole('link', lead)).toBeNull();
    page.unmount();
    const prepares = { ...view, may_lay_up: true };
    await serveSignedIn(server(prepares));
    await show(<Following view={prepares} path="/challenges/c1" />);
    expect(await screen.findByRole('link', lead)).toHaveAttribute('href', '/app/challenges/c1/decision');
  });
});
