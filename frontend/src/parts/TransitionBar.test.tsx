import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { axeFindings, json, problem, serveSignedIn, show } from '../../tests/stage';
import { TransitionBar } from './TransitionBar';

const actions = [
  { action: 'cancel', allowed: true, reason_required: true },
  { action: 'publish', allowed: true, reason_required: false },
  {
    action: 'open_submissions',
    allowed: false,
    reason_required: false,
    blocked: { code: 'too_early', message: 'Chưa đến hạn nộp' },
  },
];

const bar = (more: Partial<Parameters<typeof TransitionBar>[0]> = {}) => (
  <TransitionBar
    noun="challenge"
    path="/challenges/1"
    version={3}
    actions={actions}
    onDone={() => undefined}
    {...more}
  />
);

describe('TransitionBar', () => {
  it('shows a blocked step disabled, with its reason in sight', async () => {
    await serveSignedIn(() => json({}));
    await show(bar());
    const blocked = screen.getByRole('button', { name: 'Mở hồ sơ' });
    expect(blocked).toBeDisabled();
    expect(blocked).toHaveAccessibleDescription(/Chưa đến hạn nộp/);
    expect(screen.getByText(/Chưa đến hạn nộp/)).toBeVisible();
    expect(await axeFindings()).toEqual([]);
  });

  it('says what will happen, asks for the reason, and sends version, reason and one key', async () => {
    const calls = await serveSignedIn(() => json({ status: 'cancelled' }));
    const done = vi.fn();
    await show(bar({ onDone: done }));
    await userEvent.click(screen.getByRole('button', { name: 'Hủy bài toán' }));
    const dialog = await screen.findByRole('dialog');
    expect(dialog).toHaveTextContent(/bị hủy công khai/);
    expect(await axeFindings()).toEqual([]);
    const confirm = screen.getAllByRole('button', { name: 'Hủy bài toán' }).at(-1) as HTMLElement;
    expect(confirm).toBeDisabled();
    await userEvent.type(screen.getByRole('textbox', { name: /Lý do/ }), 'Đã có giải pháp khác');
    await userEvent.click(confirm);
    await waitFor(() => expect(done).toHaveBeenCalledWith({ status: 'cancelled' }));
    expect(calls[0]).toMatchObject({
      path: '/challenges/1/transitions',
      body: { action: 'cancel', reason: 'Đã có giải pháp khác' },
    });
    expect(calls[0]?.headers.get('if-match')).toBe('"v3"');
    expect(calls[0]?.headers.get('idempotency-key')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('keeps the dialog and the reason when the server refuses, and asks for a fresh look after a 412', async () => {
    await serveSignedIn(() => problem(412, 'stale'));
    const stale = vi.fn();
    await show(bar({ onStale: stale }));
    await userEvent.click(screen.getByRole('button', { name: 'Hủy bài toán' }));
    await userEvent.type(await screen.findByRole('textbox', { name: /Lý do/ }), 'Trùng');
    await userEvent.click(screen.getAllByRole('button', { name: 'Hủy bài toán' }).at(-1) as HTMLElement);
    await waitFor(() => expect(stale).toHaveBeenCalled());
    expect(screen.getByRole('textbox', { name: /Lý do/ })).toHaveValue('Trùng');
    expect(screen.getByRole('dialog')).toHaveTextContent(/vừa được người khác thay đổi/);
  });

  it('waits for the extra fields of an action', async () => {
    const calls = await serveSignedIn(() => json({}));
    const forms = {
      publish: {
        render: (value: Record<string, unknown>, set: (patch: Record<string, unknown>) => void) => (
          <label>
            Hạn
            <input value={String(value.closes_at ?? '')} onChange={e => set({ closes_at: e.target.value })} />
          </label>
        ),
        complete: (value: Record<string, unknown>) => Boolean(value.closes_at),
      },
    };
    await show(bar({ forms }));
    await userEvent.click(screen.getByRole('button', { name: 'Công bố' }));
    await userEvent.type(await screen.findByLabelText('Hạn'), '2027');
    await userEvent.click(screen.getAllByRole('button', { name: 'Công bố' }).at(-1) as HTMLElement);
    await waitFor(() => expect(calls[0]?.body).toEqual({ action: 'publish', closes_at: '2027' }));
  });
});
