import { Radio, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { Criterion, CriterionGrade, Score } from '@/api/views';
import { DecimalInput } from '@/parts/DecimalInput';
import { Text } from '@/parts/Shown';
import { useFormat } from '@/texts/format';
import { useT } from '@/texts/use-t';

export interface CriterionCardProps {
  criterion: Criterion;
  step: number;
  /** Its weight on the sheet. */
  share: number;
  score: Score;
  readOnly: boolean;
  /** The server asks for a comment on what was given. */
  demanded: boolean;
  problem: string | undefined;
  onChange: (patch: Score) => void;
}

/** One criterion: what to look at, how much it weighs, points or a grade, and a comment. */
export function CriterionCard(props: CriterionCardProps) {
  const { criterion, step, share, score, readOnly, demanded, problem, onChange } = props;
  const t = useT();
  const format = useFormat();
  const label = t.of(criterion.label);
  const [commenting, setCommenting] = useState(false);
  const showComment = commenting || demanded || criterion.comment_required || Boolean(score.comment);
  return (
    <section className="nc-card nc-stack-tight" aria-label={label}>
      <h2 className="nc-criterion-name">
        <Text of={criterion.label} />
      </h2>
      {criterion.hint && (
        <p className="nc-small nc-soft">
          <Text of={criterion.hint} />
        </p>
      )}
      {criterion.scale === 'points' ? (
        <DecimalInput
          className="nc-points"
          label={t('sheet-points')}
          description={[
            t('criterion-most', { max: format.number(criterion.max), share: format.percent(share) }),
            criterion.min > 0 ? t('criterion-least', { min: format.number(criterion.min) }) : '',
            step === 1 ? '' : t('criterion-step', { step: format.number(step) }),
          ]
            .filter(Boolean)
            .join(' · ')}
          aria-label={`${label}: ${t('sheet-points')}`}
          data-points
          value={score.points ?? null}
          min={0}
          max={criterion.max}
          step={step}
          clampBehavior="none"
          readOnly={readOnly}
          error={problem}
          onChange={value => onChange({ points: value })}
        />
      ) : (
        <Radio.Group
          label={t('sheet-grade')}
          aria-label={`${label}: ${t('sheet-grade')}`}
          value={score.grade ?? ''}
          readOnly={readOnly}
          error={problem}
          onChange={value => onChange({ grade: value as CriterionGrade })}
        >
          <div className="nc-row">
            {criterion.grades?.map(grade => (
              <Radio
                key={grade}
                value={grade}
                label={t(`grade-${grade}`)}
                disabled={readOnly && score.grade !== grade}
              />
            ))}
          </div>
        </Radio.Group>
      )}
      {showComment ? (
        <Textarea
          label={t('sheet-why')}
          aria-label={`${label}: ${t('sheet-why')}`}
          description={demanded ? t('comment-demanded') : t('comment-read-by')}
          value={score.comment ?? ''}
          readOnly={readOnly}
          maxLength={4000}
          autosize
          minRows={2}
          onChange={event => onChange({ comment: event.currentTarget.value })}
        />
      ) : (
        !readOnly && (
          <div>
            <button
              type="button"
              className="nc-sort nc-small"
              aria-label={`${label}: ${t('sheet-add-comment')}`}
              onClick={() => setCommenting(true)}
            >
              {t('sheet-add-comment')}
            </button>
          </div>
        )
      )}
    </section>
  );
}
