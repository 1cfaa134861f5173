import type { AgreementView, OrgRef, PilotView } from '@/api/views';

/** A pilot under way and the agreement it rests on, as the server tells of them. */
const org = (id: string, vi: string, kind: OrgRef['kind']): OrgRef => ({ id, name: { vi }, kind });
const station = org('o1', 'Trạm Y tế phường Bến Đình', 'health_facility');
export const department = org('o2', 'Sở Y tế', 'health_department');
export const broker = org('o3', 'Sở Khoa học và Công nghệ', 'science_department');
export const startup = org('o4', 'Công ty Sao Khuê', 'enterprise');

export const pilot: PilotView = {
  id: 'p',
  code: 'HCM-2026-0042-TD1',
  challenge: { id: 'c', code: 'HCM-2026-0042', title: { vi: 'Gọi cấp cứu' }, status: 'in_pilot' },
  proposer: station,
  orderer: department,
  broker,
  solver: startup,
  kind: 'pilot',
  status: 'active',
  title: { vi: 'Rút ngắn thời gian gọi cấp cứu' },
  sites: ['Trạm số 1', 'Trạm số 2'],
  starts_on: '2026-03-01',
  ends_on: '2026-09-30',
  milestones_total: 1,
  milestones_done: 0,
  indicators_total: 1,
  indicators_reached: 0,
  needs_ethics_approval: true,
  needs_data_annex: false,
  needs_ai_risk_class: false,
  milestones: [
    {
      id: 'm',
      title: { vi: 'Lắp đặt xong' },
      due_on: '2026-04-01',
      status: 'planned',
      overdue: true,
      version: 2,
    },
  ],
  indicators: [
    {
      id: 'i',
      key: 'time',
      name: { vi: 'Thời gian đến nơi' },
      unit: { vi: 'phút', en: 'minutes' },
      baseline: 22,
      target: 12,
      direction: 'decrease',
      progress: { value: 15, measured_on: '2026-04-30', share: 0.7, reached: false },
      measurements: [
        {
          id: 'x',
          indicator_id: 'i',
          measured_on: '2026-04-30',
          value: 15,
          site: 'Trạm số 1',
          recorded_at: '2026-04-30T03:00:00Z',
        },
      ],
    },
  ],
  acceptance: {},
  agreement_id: 'a',
  laid_up: [],
  separate_signer: true,
  submission_id: 's',
  ethics_reference: 'HĐĐĐ 12/2026',
  data_annex_reference: null,
  final_report_filed: false,
  attachments: [],
  may_set_up: true,
  may_record: true,
  may_register_deployment: false,
  version: 7,
  created_at: '2026-02-25T03:00:00Z',
  updated_at: '2026-04-30T03:00:00Z',
  allowed_actions: [
    {
      action: 'send_to_acceptance',
      allowed: false,
      reason_required: false,
      blocked: { code: 'milestones-open', message: 'Còn 1 mốc chưa đạt.' },
    },
  ],
};

export const agreement: AgreementView = {
  id: 'a',
  challenge: pilot.challenge,
  submission_code: 'HCM-2026-0042-H1',
  submission_id: 's',
  orderer: department,
  solver: startup,
  broker,
  status: 'draft',
  title: { vi: 'Thỏa thuận thí điểm' },
  ip_terms: { vi: 'Kết quả thuộc bên thực hiện.' },
  budget: [{ source: 'state_budget', amount: { amount: 900_000_000, currency: 'VND' } }],
  sites: ['Trạm số 1'],
  starts_on: '2026-03-01',
  ends_on: '2026-12-31',
  data_annex: null,
  needs_data_annex: true,
  signatures: [
    {
      organisation: startup,
      person: { id: 'q', name: 'Lê An' },
      signed_at: '2026-02-20T03:00:00Z',
      attachment_id: 'f',
      file_sha256: 'ab12',
    },
  ],
  attachments: [],
  laid_up: [],
  separate_signer: true,
  pilot_id: null,
  may_edit: false,
  version: 3,
  created_at: '2026-02-10T03:00:00Z',
  updated_at: '2026-02-20T03:00:00Z',
  allowed_actions: [{ action: 'sign', allowed: true, reason_required: false }],
};
