import type { AnyRoute } from '@tanstack/react-router';
import type { IconName } from './parts/Icon';
import type { Who } from './session/who';

export interface NavItem {
  /** Workspace address, from `places`. */
  to: string;
  /** Text id of the label. */
  text: string;
  icon: IconName;
  /** Position: 10 home, 20 my work, 30 desk, 40 evaluation, 50 pilots, 60 directories, 90 operation. */
  order: number;
  show: (who: Who) => boolean;
}

/** What a folder below `features/` exports from its `index.ts`. */
export interface Feature {
  routes: readonly AnyRoute[];
  nav: readonly NavItem[];
}
