import { Button } from '@mantine/core';
import { useState } from 'react';
import { api } from '@/api/client';
import { useCache, useResource } from '@/api/query';
import type {
  PasswordAndCode,
  RecoveryCodes,
  SecondFactorView,
  Secret,
  StartSecondFactor,
} from '@/api/views';
import { Loaded } from '@/parts/Loading';
import { Notice } from '@/parts/Notice';
import { Moment } from '@/parts/Shown';
import { Badge } from '@/parts/StatusBadge';
import { toast } from '@/parts/toast';
import { useT } from '@/texts/use-t';
import { Begin, Scan } from './Enrol';
import { ProveDialog } from './ProveDialog';
import { RecoverySheet } from './RecoverySheet';

const PATH = '/auth/second-factor';
/** So few left that new ones should be made. */
const FEW = 3;

/** Where the person is on the way to a second factor, or to new codes for when it is lost. */
type Step =
  | { name: 'shown' }
  | { name: 'begin' }
  | { name: 'scan'; enrolment: Secret }
  | { name: 'codes'; codes: string[]; enrolled: boolean };

/** `onChanged`: it was set up and its recovery codes are kept, or it was switched off. */
export function SecondFactor({ onChanged }: { onChanged: () => Promise<void> }) {
  const t = useT();
  const cache = useCache();
  const [step, setStep] = useState<Step>({ name: 'shown' });
  const query = useResource<SecondFactorView>(PATH);
  const back = () => setStep({ name: 'shown' });
  const kept = (enrolled: boolean) => {
    back();
    void cache.stale(PATH);
    if (enrolled) void onChanged();
  };
  return (
    <section className="nc-card nc-stack" aria-labelledby="security-second-factor">
      <h2 id="security-second-factor">{t('second-factor-title')}</h2>
      {step.name === 'begin' && (
        <Begin onBegun={enrolment => setStep({ name: 'scan', enrolment })} onBack={back} />
      )}
      {step.name === 'scan' && (
        <Scan
          enrolment={step.enrolment}
          onConfirmed={codes => setStep({ name: 'codes', codes, enrolled: true })}
          onBack={back}
        />
      )}
      {step.name === 'codes' && <RecoverySheet codes={step.codes} onKept={() => kept(step.enrolled)} />}
      {step.name === 'shown' && (
        <Loaded query={query} lines={3}>
          {state => (
            <State
              state={state}
              onBegin={() => setStep({ name: 'begin' })}
              onBegun={enrolment => setStep({ name: 'scan', enrolment })}
              onCodes={codes => setStep({ name: 'codes', codes, enrolled: false })}
              onDisabled={() => {
                toast(t('second-factor-disabled'));
                void cache.stale(PATH);
                void onChanged();
              }}
            />
          )}
        </Loaded>
      )}
    </section>
  );
}

interface StateProps {
  state: SecondFactorView;
  onBegin: () => void;
  /** Another telephone is to follow the one in force. */
  onBegun: (enrolment: Secret) => void;
  onCodes: (codes: string[]) => void;
  onDisabled: () => void;
}

function State({ state, onBegin, onBegun, onCodes, onDisabled }: StateProps) {
  const t = useT();
  const [asking, setAsking] = useState<'renew' | 'replace' | 'disable' | null>(null);
  const close = () => setAsking(null);
  if (!state.enabled) {
    return (
      <>
        <p className="nc-measure">{t('second-factor-what')}</p>
        <div>
          <Button onClick={onBegin}>{t('second-factor-begin')}</Button>
        </div>
      </>
    );
  }
  const left = state.recovery_codes_left;
  return (
    <>
      <p className="nc-row">
        <Badge tone="good" icon="check">
          {t('second-factor-on')}
        </Badge>
        {state.confirmed_at && (
          <span>
            {t('second-factor-since')} <Moment at={state.confirmed_at} />
          </span>
        )}
      </p>
      {left <= FEW ? (
        <Notice tone="warn">
          <p>{t('recovery-few', { count: left })}</p>
        </Notice>
      ) : (
        <p>{t('recovery-left', { count: left })}</p>
      )}
      <div className="nc-row">
        <Button variant="outline" onClick={() => setAsking('renew')}>
          {t('recovery-renew')}
        </Button>
        <Button variant="outline" onClick={() => setAsking('replace')}>
          {t('second-factor-replace')}
        </Button>
        <Button variant="default" disabled={state.required} onClick={() => setAsking('disable')}>
          {t('second-factor-disable')}
        </Button>
      </div>
      {state.required && <p className="nc-small nc-soft">{t('second-factor-required')}</p>}
      {asking === 'renew' && (
        <ProveDialog
          title={t('recovery-renew')}
          effect={t('recovery-renew-effect')}
          prove={proof => api.post<RecoveryCodes, PasswordAndCode>(`${PATH}/recovery-codes`, proof)}
          onDone={answer => onCodes(answer.recovery_codes)}
          onClose={close}
        />
      )}
      {asking === 'replace' && (
        <ProveDialog
          title={t('second-factor-replace')}
          effect={t('second-factor-replace-effect')}
          prove={proof => api.post<Secret, StartSecondFactor>(PATH, proof)}
          onDone={onBegun}
          onClose={close}
        />
      )}
      {asking === 'disable' && (
        <ProveDialog
          weakens
          title={t('second-factor-disable')}
          effect={t('second-factor-disable-effect')}
          prove={proof => api.post<void, PasswordAndCode>(`${PATH}/disable`, proof)}
          onDone={onDisabled}
          onClose={close}
        />
      )}
    </>
  );
}
