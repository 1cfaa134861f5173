import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import type { AgreementView, PilotView } from '@/api/views';
import { colleague, oneself, paper, worksAt } from '../../../tests/sample-paper';
import { agreement, broker, department, pilot, startup } from '../../../tests/sample-pilot';
import { axeFindings, type Call, json, serveSignedIn, serveUploads, show } from '../../../tests/stage';
import { Agreement } from './AgreementDetail';
import { Pilot } from './PilotDetail';

afterEach(() => worksAt());

const WAITING = { name: 'Văn bản đã ký, chờ người có thẩm quyền ghi nhận' };
const pdf = new File(['%PDF-1.4'], 'van-ban.pdf', { type: 'application/pdf' });
const may = (action: string) => ({ action, allowed: true, reason_required: false });

/** Serves a pilot or an agreement, and puts among its papers what is uploaded to it. */
const keeping = <V extends PilotView | AgreementView>(view: V, signable = false) => {
  const papers = [...view.laid_up];
  const uploads = serveUploads(() => {
    const { prepared_by, signable: _, ...file } = paper('van-ban', oneself, signable);
    papers.push(paper('van-ban', oneself, signable));
    return file;
  });
  const answer = ({ path }: Call) =>
    path.startsWith('/pilots/p/reports') || path.startsWith('/deployments')
      ? json({ items: [] })
      : path.startsWith('/challenges') || path === '/me/tasks'
        ? json({ items: [] })
        : json({ ...view, laid_up: papers });
  return { uploads, answer };
};

describe('the paper of a decision about a pilot', () => {
  const accepted: PilotView = { ...pilot, status: 'accepted', allowed_actions: [] };
  const papers = [paper('cua-minh', oneself, false), paper('cua-hanh', colleague, true)];

  it('is chosen among those that colleagues have laid up', async () => {
    const calls = await serveSignedIn(
      keeping({ ...accepted, laid_up: papers, allowed_actions: [may('recognise')] }).answer,
    );
    await show(<Pilot pilotId="p" />);
    await userEvent.click(await screen.findByRole('button', { name: 'Công nhận kết quả' }));
    const dialog = await screen.findByRole('dialog');
    expect(within(dialog).getByRole('radio', { name: 'cua-minh.pdf' })).toBeDisabled();
    expect(within(dialog).getByRole('radio', { name: 'cua-hanh.pdf' })).toBeChecked();
    expect(within(dialog).queryByLabelText('Thêm tài liệu')).toBeNull();
    await userEvent.type(within(dialog).getByLabelText(/Số quyết định/), '77/QĐ-SKHCN');
    await userEvent.type(within(dialog).getByLabelText(/Ngày ký/), '2026-11-22');
    expect(await axeFindings()).toEqual([]);
    await userEvent.click(within(dialog).getByRole('button', { name: 'Công nhận kết quả' }));
    await waitFor(() =>
      expect(calls.find(call => call.method === 'POST')).toMatchObject({
        path: '/pilots/p/recognition',
        body: { number: '77/QĐ-SKHCN', decided_on: '2026-11-22', attachment_id: 'cua-hanh' },
      }),
    );
  });

  it('is laid up and recorded in one go where one person may do both', async () => {
    const { answer } = keeping(
      { ...accepted, separate_signer: false, status: 'failed', allowed_actions: [may('close')] },
      true,
    );
    const calls = await serveSignedIn(answer);
    await show(<Pilot pilotId="p" />);
    await userEvent.click(await screen.findByRole('button', { name: 'Quyết định việc tiếp theo' }));
    const dialog = await screen.findByRole('dialog');
    await userEvent.click(within(dialog).getByRole('radio', { name: /Đưa vào sử dụng/ }));
    await userEvent.type(within(dialog).getByLabelText(/Số quyết định/), '128/QĐ-SYT');
    await userEvent.type(within(dialog).getByLabelText(/Ngày ký/), '2026-11-22');
    await userEvent.upload(within(dialog).getByLabelText('Thêm tài liệu'), pdf);
    expect(await within(dialog).findByRole('radio', { name: 'van-ban.pdf' })).toBeChecked();
    await userEvent.click(within(dialog).getByRole('button', { name: 'Quyết định việc tiếp theo' }));
    await waitFor(() =>
      expect(calls.find(call => call.method === 'POST')?.body).toMatchObject({
        outcome: 'adopt',
        attachment_id: 'van-ban',
      }),
    );
  });

  it('is laid up by an officer of the office that decides next, and of no other', async () => {
    worksAt({ organisation: department, role: 'officer' });
    await serveSignedIn(keeping(accepted).answer);
    const page = await show(<Pilot pilotId="p" />);
    expect(await screen.findByRole('heading', { name: 'Nghiệm thu' })).toBeVisible();
    expect(screen.queryByRole('region', WAITING)).toBeNull();
    page.unmount();

    worksAt({ organisation: broker, role: 'officer' });
    const { uploads, answer } = keeping({ ...accepted, may_lay_up: true });
    await serveSignedIn(answer);
    await show(<Pilot pilotId="p" />);
    const waiting = await screen.findByRole('region', WAITING);
    await userEvent.upload(within(waiting).getByLabelText('Thêm tài liệu'), pdf);
    expect(await within(waiting).findByRole('link', { name: 'van-ban.pdf' })).toBeVisible();
    expect(waiting).toHaveTextContent(/Người chuẩn bị: Trần Minh/);
    expect(uploads[0]?.path).toBe('/pilots/p/attachments');
    expect(uploads[0]?.form.get('purpose')).toBe('decision');
    expect(await axeFindings()).toEqual([]);
  });
});

describe('the paper of an agreement', () => {
  const unsigned: AgreementView = { ...agreement, signatures: [] };
  const openDialog = async () => {
    await userEvent.click(await screen.findByRole('button', { name: 'Ký thỏa thuận' }));
    return screen.findByRole('dialog');
  };
  const sign = (dialog: HTMLElement) => within(dialog).getByRole('button', { name: 'Ký thỏa thuận' });

  it('is a colleague’s on the orderer’s side, taken without a touch where there is but one', async () => {
    worksAt({ organisation: department, role: 'approver' });
    const papers = [paper('cua-minh', oneself, false), paper('cua-hanh', colleague, true)];
    const calls = await serveSignedIn(keeping({ ...unsigned, laid_up: papers }).answer);
    await show(<Agreement agreementId="a" />);
    const dialog = await openDialog();
    expect(within(dialog).getByRole('radio', { name: 'cua-minh.pdf' })).toBeDisabled();
    expect(within(dialog).queryByLabelText('Thêm tài liệu')).toBeNull();
    expect(await axeFindings()).toEqual([]);
    await userEvent.click(sign(dialog));
    await waitFor(() =>
      expect(calls.find(call => call.method === 'POST')).toMatchObject({
        path: '/agreements/a/transitions',
        body: { action: 'sign', attachment_id: 'cua-hanh' },
      }),
    );
  });

  it('cannot be one’s own there', async () => {
    worksAt({ organisation: department, role: 'approver' });
    await serveSignedIn(keeping(unsigned).answer);
    await show(<Agreement agreementId="a" />);
    const dialog = await openDialog();
    expect(within(dialog).getByText('Cần một đồng nghiệp tải văn bản đã ký lên trước')).toBeVisible();
    await userEvent.upload(within(dialog).getByLabelText('Thêm tài liệu'), pdf);
    expect(await within(dialog).findByRole('radio', { name: 'van-ban.pdf' })).toBeDisabled();
    expect(sign(dialog)).toBeDisabled();
  });

  it('is laid up and signed in one go on the solver’s side', async () => {
    worksAt({ organisation: startup, role: 'owner' });
    const calls = await serveSignedIn(keeping({ ...unsigned, separate_signer: false }, true).answer);
    await show(<Agreement agreementId="a" />);
    const dialog = await openDialog();
    await userEvent.upload(within(dialog).getByLabelText('Thêm tài liệu'), pdf);
    expect(await within(dialog).findByRole('radio', { name: 'van-ban.pdf' })).toBeChecked();
    await userEvent.click(sign(dialog));
    await waitFor(() =>
      expect(calls.find(call => call.method === 'POST')?.body).toEqual({
        action: 'sign',
        attachment_id: 'van-ban',
      }),
    );
  });

  it('is laid up by an officer until their party has signed', async () => {
    worksAt({ organisation: department, role: 'officer' });
    const { uploads, answer } = keeping({ ...unsigned, may_lay_up: true, allowed_actions: [] });
    await serveSignedIn(answer);
    const page = await show(<Agreement agreementId="a" />);
    const waiting = await screen.findByRole('region', WAITING);
    await userEvent.upload(within(waiting).getByLabelText('Thêm tài liệu'), pdf);
    expect(await within(waiting).findByRole('link', { name: 'van-ban.pdf' })).toBeVisible();
    expect(uploads[0]?.form.get('purpose')).toBe('agreement');
    expect(await axeFindings()).toEqual([]);
    page.unmount();

    const [signature] = agreement.signatures;
    const signatures = signature ? [{ ...signature, organisation: department }] : [];
    await serveSignedIn(keeping({ ...agreement, signatures, allowed_actions: [] }).answer);
    await show(<Agreement agreementId="a" />);
    expect(await screen.findByRole('heading', { name: 'Chữ ký' })).toBeVisible();
    expect(screen.queryByRole('region', WAITING)).toBeNull();
  });
});
