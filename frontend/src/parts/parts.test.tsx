import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { describe, expect, it } from 'vitest';
import type { Money } from '@/api/views';
import { axeFindings, show } from '../../tests/stage';
import { AttachmentList } from './AttachmentList';
import { ChainBridge } from './ChainBridge';
import { toCsv } from './csv';
import { DataList } from './DataList';
import { DateTimeInput } from './DateTimeInput';
import { ErrorSummary } from './ErrorSummary';
import { Skeleton } from './Loading';
import { MoneyInput } from './MoneyInput';
import { EmptyState, Notice } from './Notice';
import { PageHeader } from './PageHeader';
import { Plot } from './Plot';
import { StatusBadge } from './StatusBadge';

const rows = [
  { id: '1', name: 'Đà Nẵng', count: 10 },
  { id: '2', name: 'An Phú', count: 9 },
];

function Amount() {
  const [value, setValue] = useState<Money | null>({ amount: 1_500_000, currency: 'VND' });
  return (
    <>
      <MoneyInput label="Kinh phí" value={value} onChange={setValue} />
      <output>{value?.amount ?? 'none'}</output>
    </>
  );
}

describe('parts', () => {
  it('hold together without a finding of axe', async () => {
    await show(
      <>
        <PageHeader title="Bài toán" code="HCM-1" status={<StatusBadge noun="challenge" status="open" />} />
        <ErrorSummary errors={[{ field: 'x', message: 'Cần có tên' }]} />
        <Notice tone="warn" title="Chú ý">
          <p>Một điều</p>
        </Notice>
        <EmptyState title="Chưa có gì" />
        <Skeleton />
        <ChainBridge
          stages={[
            { key: 'order', status: 'done', to: '/challenges/1' },
            { key: 'match', status: 'current', note: '21/11/2026' },
            { key: 'submission', status: 'ahead' },
          ]}
        />
        <Plot
          title="Thời gian chờ đọc phim"
          unit="giờ"
          baseline={48}
          target={4}
          points={[{ id: 'a', on: '2026-11-01', value: 30 }]}
        />
        <DateTimeInput label="Hạn nộp" value="2026-11-21T10:00:00Z" onChange={() => undefined} />
        <AttachmentList
          label="Tài liệu"
          uploadTo="/challenges/1/attachments"
          items={[
            {
              id: 'a',
              file_name: 'ke-hoach.pdf',
              media_type: 'application/pdf',
              size: 20_480,
              sha256: '',
              purpose: 'attachment',
              url: '/api/v1/attachments/a',
              uploaded_at: '2026-11-21T10:00:00Z',
            },
          ]}
        />
        <DataList
          caption="Đơn vị"
          items={rows}
          rowKey={row => row.id}
          empty={null}
          csvName="don-vi"
          columns={[
            { key: 'name', header: 'Tên', main: true, cell: row => row.name, value: row => row.name },
            { key: 'count', header: 'Số', align: 'end', cell: row => row.count, value: row => row.count },
          ]}
        />
      </>,
    );
    expect(await axeFindings()).toEqual([]);
    expect(document.title).toBe('Bài toán · Nhịp Cầu');
    expect(screen.getByRole('list', { name: /Chuỗi/ })).toHaveTextContent('Đặt hàngđã xong');
  });

  it('sorts a list by alphabet and by number, and says which way', async () => {
    await show(
      <DataList
        caption="Đơn vị"
        items={rows}
        rowKey={row => row.id}
        empty={null}
        columns={[
          { key: 'name', header: 'Tên', main: true, cell: row => row.name, value: row => row.name },
          { key: 'count', header: 'Số', cell: row => row.count, value: row => row.count },
        ]}
      />,
    );
    const first = () => screen.getAllByRole('rowheader')[0]?.textContent;
    await userEvent.click(screen.getByRole('button', { name: 'Tên' }));
    expect(first()).toBe('An Phú');
    expect(screen.getByRole('columnheader', { name: 'Tên' })).toHaveAttribute('aria-sort', 'ascending');
    await userEvent.click(screen.getByRole('button', { name: 'Số' }));
    await userEvent.click(screen.getByRole('button', { name: 'Số' }));
    expect(first()).toBe('Đà Nẵng');
  });

  it('exports what a spreadsheet can neither misread nor run', () => {
    expect(toCsv([['a,b', '=1+1', 'nói "có"', -5]])).toBe(`"a,b",'=1+1,"nói ""có""",-5`);
  });

  it('shows money grouped and takes plain digits', async () => {
    await show(<Amount />);
    const input = screen.getByLabelText('Kinh phí');
    expect(input).toHaveValue('1.500.000');
    await userEvent.clear(input);
    expect(screen.getByText('none')).toBeVisible();
    await userEvent.type(input, '2.000.000 đ');
    expect(screen.getByText('2000000')).toBeVisible();
    await userEvent.tab();
    expect(input).toHaveValue('2.000.000');
  });

  it('puts the focus on the summary of errors', async () => {
    await show(<ErrorSummary errors={[{ field: 'x', message: 'Cần có tên' }]} />);
    expect(screen.getByRole('alert')).toHaveFocus();
  });

  it('leaves the focus with who types on while the same is wrong', async () => {
    function Form() {
      const [typed, setTyped] = useState('');
      return (
        <>
          <ErrorSummary errors={[{ field: 'x', message: 'Cần có tên' }]} />
          <input id="x" aria-label="Tên" value={typed} onChange={event => setTyped(event.target.value)} />
        </>
      );
    }
    await show(<Form />);
    await userEvent.type(screen.getByLabelText('Tên'), 'Máy thở');
    expect(screen.getByLabelText('Tên')).toHaveFocus();
    expect(screen.getByLabelText('Tên')).toHaveValue('Máy thở');
  });
});
