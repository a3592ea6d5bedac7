// The sections of the console, in the order of the header. A section is shown to those who may work on its area.
export interface Place {
  readonly to: string;
  /** Its key in the texts of the shell. */
  readonly text: string;
  readonly area: string;
}

export const places: readonly Place[] = [
  { to: '/', text: 'dashboard', area: 'figures' },
  { to: '/operator', text: 'operator', area: 'attendance' },
  { to: '/sittings', text: 'sittings', area: 'own-sitting-part' },
  { to: '/auditor', text: 'auditor', area: 'history' },
  { to: '/admin', text: 'administration', area: 'administration' },
];
