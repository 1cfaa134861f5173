import * as accounts from './features/accounts';
import * as breakGlass from './features/break-glass';
import * as capabilities from './features/capabilities';
import * as challenges from './features/challenges';
import * as councils from './features/councils';
import * as dataRequests from './features/data-requests';
import * as desk from './features/desk';
import * as home from './features/home';
import * as log from './features/log';
import * as notifications from './features/notifications';
import * as organisations from './features/organisations';
import * as outbox from './features/outbox';
import * as personalData from './features/personal-data';
import * as pilots from './features/pilots';
import * as profile from './features/profile';
import * as savedSearches from './features/saved-searches';
import * as security from './features/security';
import * as signIn from './features/sign-in';
import * as submissions from './features/submissions';
import * as thesaurus from './features/thesaurus';
import * as trace from './features/trace';
import * as verification from './features/verification';
import { Failure, NotFound } from './shell/Outcome';
import { rootRoute } from './shell/root';
import { Shell } from './shell/Shell';

rootRoute.update({ component: Shell, notFoundComponent: NotFound, errorComponent: Failure });

export const routeTree = rootRoute.addChildren([
  ...accounts.routes,
  ...breakGlass.routes,
  ...capabilities.routes,
  ...challenges.routes,
  ...councils.routes,
  ...dataRequests.routes,
  ...desk.routes,
  ...home.routes,
  ...log.routes,
  ...notifications.routes,
  ...organisations.routes,
  ...outbox.routes,
  ...personalData.routes,
  ...pilots.routes,
  ...profile.routes,
  ...savedSearches.routes,
  ...security.routes,
  ...signIn.routes,
  ...submissions.routes,
  ...thesaurus.routes,
  ...trace.routes,
  ...verification.routes,
]);
