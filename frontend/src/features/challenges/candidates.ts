import type { RankingView, SubmissionSummary } from '@/api/views';
import type { T } from '@/texts/use-t';
import type { Candidate } from './DecisionForm';

/** Everybody whom the council judged. */
export const judgedCandidates = (t: T, ranking: RankingView): Candidate[] =>
  ranking.computed.map(one => ({
    id: one.subject_id,
    code: one.code,
    organisation: one.organisation,
    note:
      ranking.recommendation?.winner === one.subject_id
        ? t('ranking-recommended')
        : t(one.passed ? 'ranking-passed' : 'ranking-failed'),
  }));

/** Those who wait behind a winner that has gone: the next in rank may be chosen, the others stand there with the reason. */
export function successors(t: T, ranking: RankingView, reserve: SubmissionSummary[]): Candidate[] {
  const waiting = ranking.computed.filter(one => reserve.some(other => other.id === one.subject_id));
  const best = Math.min(...waiting.map(one => one.rank));
  return waiting
    .sort((a, b) => a.rank - b.rank)
    .map(one => ({
      id: one.subject_id,
      code: one.code,
      organisation: one.organisation,
      note: t(one.rank === best ? 'decision-next-in-rank' : 'decision-not-next', { rank: one.rank }),
      shut: one.rank !== best,
    }));
}
