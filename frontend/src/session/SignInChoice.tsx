import { useResource } from '@/api/query';
import type { DemoPerson, Page } from '@/api/views';
import { Skeleton } from '@/parts/Loading';
import { useT } from '@/texts/use-t';
import { DemoPeople } from './DemoPeople';
import { SignInForm } from './SignInForm';

export interface SignInChoiceProps {
  email?: string;
  onDone: (samePerson: boolean) => void;
}

/** In demonstration mode the people come first, one click each; otherwise there is only the form. */
export function SignInChoice({ email, onDone }: SignInChoiceProps) {
  const t = useT();
  const demo = useResource<Page<DemoPerson>>('/auth/demo');
  if (demo.isPending) return <Skeleton lines={3} />;
  if (!demo.data) return <SignInForm email={email} onDone={onDone} />;
  return (
    <div className="nc-stack">
      <DemoPeople people={demo.data.items} onDone={onDone} />
      <details>
        <summary>{t('sign-in-with-password')}</summary>
        <div className="nc-details-body">
          <SignInForm email={email} onDone={onDone} />
        </div>
      </details>
    </div>
  );
}
