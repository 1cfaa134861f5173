import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RecordDetail, RecordView } from '@/api/views';
import { signOut } from '@/session/session';
import { type SampleLog, sampleLog } from '../../../tests/sample-log';
import {
  type Answer,
  axeFindings,
  type Call,
  json,
  noNetwork,
  problem,
  serve,
  serveSignedIn,
  show,
} from '../../../tests/stage';
import { LogList } from './LogList';
import { RecordOf } from './RecordPage';
import { VerifyPage } from './VerifyPage';

const log = sampleLog(11);
const office = { id: 'o2', name: { vi: 'Sở Y tế' }, kind: 'health_department' as const };
const leafOf = (seq: number, of = log) => JSON.parse(String(of.leaves[seq - 1]));
const record = (seq: number): RecordView => ({
  seq,
  at: '2026-09-21T13:46:40Z',
  noun: 'challenge',
  action: 'challenge.publish',
  subject_id: leafOf(seq).subject,
  actor: leafOf(seq).actor ? { handle: leafOf(seq).actor } : null,
  organisation: office,
  audience: 'public',
  leaf_hash: String(log.proof(seq).leaf_hash),
});
const detail = (seq: number): RecordDetail => ({
  seq,
  leaf_hash: String(log.proof(seq).leaf_hash),
  withheld: false,
  record: record(seq),
  leaf: String(log.leaves[seq - 1]),
  ...log.envelopes[seq - 1],
});
const head = (of: SampleLog, size = of.leaves.length) => {
  const { root_to: root, checkpoint } = of.between(0, size);
  return { origin: of.origin, size, root, at: '2026-11-20T01:02:03Z', checkpoint, verifier_key: of.key };
};

/** What the server of a log answers; `first` before everything else. */
const answers =
  (of = log, first: (call: Call) => Answer | undefined = () => undefined) =>
  (call: Call): Answer => {
    const own = first(call);
    if (own) return own;
    const { pathname, searchParams } = new URL(call.path, 'http://x');
    const [, seq] = /^\/audit\/(\d+)/.exec(pathname) ?? [];
    if (pathname === '/audit') return json({ items: [record(5), record(4)], next_cursor: null });
    if (pathname === '/audit/head') return json(head(of));
    if (pathname === '/audit/consistency') return json(of.between(Number(searchParams.get('from'))));
    if (pathname.endsWith('/proof')) return json(of.proof(Number(seq)));
    return json(detail(Number(seq)));
  };

const paste = async (text: string) => {
  fireEvent.change(await screen.findByLabelText(/Biên nhận, bằng chứng hoặc dấu niêm/), {
    target: { value: text },
  });
  await waitFor(() => expect(screen.getByLabelText(/Khóa kiểm chứng/)).not.toHaveValue(''));
  await userEvent.click(screen.getByRole('button', { name: /Kiểm chứng ngay/ }));
};
const outcomeOf = (text: RegExp) => screen.getByText(text).textContent;

const nobody = async () => {
  cleanup();
  serve(() => new Response(null, { status: 204 }));
  await signOut();
};
beforeEach(nobody);
afterEach(nobody);

describe('the list', () => {
  it('tells what was done, when, in whose name, and keeps its filters in the address', async () => {
    const calls = serve(answers());
    await show(<LogList />);
    const row = await screen.findByRole('row', { name: /Bản ghi số 5/ });
    expect(row).toHaveTextContent('Công bố, bắt đầu nhận hồ sơ');
    expect(row).toHaveTextContent('Sở Y tế');
    expect(within(row).getByRole('link')).toHaveAttribute('href', '/app/log/5');
    expect(screen.getByRole('heading', { name: 'Nhật ký có 11 bản ghi' })).toBeVisible();
    // Nobody is signed in: nothing is theirs.
    expect(screen.queryByLabelText('Chỉ việc của tôi')).toBeNull();
    expect(await axeFindings()).toEqual([]);
    await userEvent.selectOptions(screen.getByLabelText('Về'), 'submission');
    await waitFor(() => expect(calls.at(-1)?.path).toContain('noun=submission'));
  });

  it('is narrowed to one’s own acts', async () => {
    const calls = await serveSignedIn(answers());
    await show(<LogList />);
    await userEvent.click(await screen.findByLabelText('Chỉ việc của tôi'));
    await waitFor(() => expect(calls.at(-1)?.path).toContain('mine=true'));
  });

  it('says when there is nothing, and when it cannot be read', async () => {
    let empty = false;
    serve(
      answers(log, call => {
        if (!call.path.startsWith('/audit?')) return undefined;
        return empty ? json({ items: [], next_cursor: null }) : noNetwork;
      }),
    );
    await show(<LogList />);
    expect(await screen.findByText(/Chưa kết nối được với máy chủ/)).toBeVisible();
    empty = true;
    await userEvent.click(screen.getByRole('button', { name: 'Thử lại' }));
    expect(await screen.findByText('Không có bản ghi nào bạn được xem')).toBeVisible();
  });
});

describe('a record', () => {
  it('is verified here, step by step, with the values behind each', async () => {
    serve(answers());
    await show(<RecordOf seq="5" />);
    expect(await screen.findByText('challenge.publish')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: /Kiểm chứng ngay/ }));
    expect(await screen.findByText('Đã kiểm chứng')).toBeVisible();
    expect(screen.getAllByText('Đúng.')).toHaveLength(6);
    expect(screen.getAllByText('Gốc')[0]?.closest('details')).not.toHaveAttribute('open');
    expect(await axeFindings()).toEqual([]);
  });

  it('that is not the reader’s is still proven to be in the log', async () => {
    serve(
      answers(log, ({ path }) => {
        if (path === '/audit/5') return json({ seq: 5, leaf_hash: detail(5).leaf_hash, withheld: true });
        return path.endsWith('/proof') ? json({ ...log.proof(5), leaf: undefined }) : undefined;
      }),
    );
    await show(<RecordOf seq="5" />);
    expect(await screen.findByText('Bạn không được xem nội dung bản ghi này')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: /Kiểm chứng ngay/ }));
    expect(await screen.findByText('Đã kiểm chứng')).toBeVisible();
    expect(screen.getAllByText('Không có để kiểm.')).toHaveLength(2);
    expect(await axeFindings()).toEqual([]);
  });

  it('that was changed on the page is found out', async () => {
    const forged = String(log.leaves[4]).replace('challenge.publish', 'challenge.cancel');
    serve(
      answers(log, ({ path }) => (path === '/audit/5' ? json({ ...detail(5), leaf: forged }) : undefined)),
    );
    await show(<RecordOf seq="5" />);
    await userEvent.click(await screen.findByRole('button', { name: /Kiểm chứng ngay/ }));
    expect(await screen.findByText('Không đúng: có bước không khớp')).toBeVisible();
    expect(outcomeOf(/đúng mã băm đã nêu/)).toMatch(/^Sai/);
  });

  it('says so when the proof cannot be fetched, and when there is no such record', async () => {
    serve(answers(log, ({ path }) => (path.endsWith('/proof') ? noNetwork : undefined)));
    const shown = await show(<RecordOf seq="5" />);
    await userEvent.click(await screen.findByRole('button', { name: /Kiểm chứng ngay/ }));
    expect(await screen.findByText(/Chưa kết nối được với máy chủ/)).toBeVisible();
    shown.unmount();
    serve(() => problem(404, 'not_found'));
    await show(<RecordOf seq="99" />);
    expect(await screen.findByRole('heading', { name: 'Không tìm thấy trang' })).toBeVisible();
  });
});

describe('what is pasted', () => {
  it('is verified, compared with the log of today, and told what it proves and what not', async () => {
    serve(answers());
    await show(<VerifyPage />);
    await paste(JSON.stringify(log.proof(5, 7)));
    expect(await screen.findByText('Đã kiểm chứng')).toBeVisible();
    expect(screen.getByText(/Điều được chứng minh: bản ghi này nằm trong nhật ký/)).toBeVisible();
    expect(screen.getByText(/Điều không được chứng minh: việc được ghi là đúng sự thật/)).toBeVisible();
    expect(await screen.findByText(/Nhật ký hôm nay vẫn giữ nguyên/)).toBeVisible();
    expect(await axeFindings()).toEqual([]);
  });

  it('may be an older checkpoint from a mail', async () => {
    serve(answers());
    await show(<VerifyPage />);
    await paste(`\n${log.note(4)}\n`);
    expect(await screen.findByText(/Lúc ký, nhật ký có 4 bản ghi/)).toBeVisible();
    expect(await screen.findByText(/Nhật ký hôm nay vẫn giữ nguyên/)).toBeVisible();
  });

  it('may be a receipt, whose record is looked up and must name the content', async () => {
    const hash = 'cd'.repeat(32);
    const receipt = {
      code: 'HS-1',
      content_hash: hash,
      sent_at: '2026-11-20T01:00:00Z',
      checkpoint: log.note(4),
    };
    serve(answers());
    await show(<VerifyPage />);
    await paste(JSON.stringify({ ...receipt, record: 5 }));
    // The record is in the log, but it is not about this content.
    expect(await screen.findByText(/Bản ghi nêu đúng mã băm nội dung/)).toBeVisible();
    expect(outcomeOf(/Bản ghi nêu đúng mã băm nội dung/)).toMatch(/^Sai/);
    await paste(JSON.stringify(receipt));
    expect(await screen.findByText(/dấu niêm trên biên nhận là thật/)).toBeVisible();
    expect(screen.queryByText('Bản ghi của lần nộp này')).toBeNull();
  });

  it('of another log is refused', async () => {
    serve(answers());
    await show(<VerifyPage />);
    await paste(JSON.stringify(sampleLog(11).proof(5)));
    expect(await screen.findByText('Không đúng: có bước không khớp')).toBeVisible();
    expect(outcomeOf(/ký bằng khóa của nhật ký/)).toMatch(/^Sai/);
    expect(screen.queryByText('So với nhật ký hôm nay')).toBeNull();
  });

  it('finds out that the log was rewritten or cut short since', async () => {
    // The same origin and key, but another past.
    const rewritten = { ...log.between(4), root_from: 'ab'.repeat(32) };
    let answer: Answer = json(rewritten);
    serve(answers(log, ({ path }) => (path.startsWith('/audit/consistency') ? answer : undefined)));
    const shown = await show(<VerifyPage />);
    await paste(log.note(4));
    expect(await screen.findByText('Không đúng: có bước không khớp')).toBeVisible();
    expect(outcomeOf(/Dấu niêm cũ đúng là/)).toMatch(/^Sai/);
    // Nothing is proven of today by a proof that ends before it.
    answer = json(log.between(4, 4));
    await paste(`${log.note(4)} `);
    expect(await screen.findByText('Không đúng: có bước không khớp')).toBeVisible();
    expect(outcomeOf(/Nhật ký mới giữ nguyên/)).toMatch(/^Sai/);
    shown.unmount();
    serve(answers(log, ({ path }) => (path === '/audit/head' ? json(head(log, 3)) : undefined)));
    await show(<VerifyPage />);
    await paste(log.note(4));
    expect(await screen.findByText('Không đúng: có bước không khớp')).toBeVisible();
    expect(outcomeOf(/Dấu niêm cũ đúng là/)).toMatch(/^Sai/);
  });

  it('is verified without a network, with a key of one’s own', async () => {
    serve(() => noNetwork);
    await show(<VerifyPage />);
    expect(await screen.findByText(/Chưa lấy được khóa từ máy chủ/)).toBeVisible();
    fireEvent.change(screen.getByLabelText(/Khóa kiểm chứng/), { target: { value: log.key } });
    await paste(JSON.stringify(log.proof(5)));
    expect(await screen.findByText('Đã kiểm chứng')).toBeVisible();
    expect(await screen.findByText('Phần kiểm ở trên không phụ thuộc vào việc này.')).toBeVisible();
  });

  it('that is no paper of the log, or a key that is none, is said beside its field', async () => {
    serve(answers());
    await show(<VerifyPage />);
    await paste('xin chào');
    expect(await screen.findByRole('alert')).toHaveTextContent('Không đọc được');
    fireEvent.change(screen.getByLabelText(/Khóa kiểm chứng/), { target: { value: `${log.key}x` } });
    await paste(log.note(4));
    await userEvent.click(await screen.findByRole('link', { name: /không phải là một khóa/ }));
    expect(screen.getByLabelText(/Khóa kiểm chứng/)).toHaveFocus();
    expect(await axeFindings()).toEqual([]);
  });
});
