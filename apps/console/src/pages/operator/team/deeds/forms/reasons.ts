// Deeds that need no more than a reason, some of them a document as well.
import { correctionFields, correctionIn, reasonField, reasonIn } from '../../../../../commands/reason.js';
import type { About, Declare, DeedForm } from './form.js';

const said = ({ t, deed: { kind } }: About) => ({ hint: t(`${kind}-hint`), submit: t(kind) });

/** Why, and nothing else. */
export const because =
  (to: readonly string[], more: Partial<DeedForm> = {}): Declare =>
  (about) => ({
    ...said(about),
    fields: [reasonField(about.t)],
    to,
    body: (values) => ({ ...(about.deed.stage && { stage: about.deed.stage.id }), ...reasonIn(values) }),
    ...more,
  });

/** Why, and what it stands on. */
export const correcting =
  (to: readonly string[], more: Partial<DeedForm> = {}): Declare =>
  (about) => ({
    ...said(about),
    fields: correctionFields(about.t),
    to,
    body: (values) => ({ ...(about.deed.stage && { stage: about.deed.stage.id }), ...correctionIn(values) }),
    ...more,
  });
