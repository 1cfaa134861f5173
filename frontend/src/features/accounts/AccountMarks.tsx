import type { AccountView } from '@/api/views';
import { Badge } from '@/parts/StatusBadge';
import { useT } from '@/texts/use-t';

/** What is special about an account, each as icon and word. */
export function AccountMarks({ account }: { account: AccountView }) {
  const t = useT();
  return (
    <span className="nc-row">
      {account.suspended && (
        <Badge tone="bad" icon="stop">
          {t('account-is-suspended')}
        </Badge>
      )}
      {account.erased && (
        <Badge tone="quiet" icon="trash">
          {t('account-is-erased')}
        </Badge>
      )}
      {account.operator && (
        <Badge tone="info" icon="desk">
          {t('account-is-operator')}
        </Badge>
      )}
      {account.auditor && (
        <Badge tone="info" icon="eye">
          {t('account-is-auditor')}
        </Badge>
      )}
      {account.expert && (
        <Badge tone="info" icon="council">
          {t('account-is-expert')}
        </Badge>
      )}
      {account.second_factor && (
        <Badge tone="good" icon="lock">
          {t('account-has-second-factor')}
        </Badge>
      )}
    </span>
  );
}
