// Signing in and out.
export const session = {
  title: 'Sign in',
  lead: 'Vekha shows how regional teams go from enrollment to the registry.',
  'by-link': 'A sign-in link',
  'by-link-hint': 'npm start and npm run demo print one. This prints a new one, which works once:',
  'by-token-hint': 'The token is exchanged for a session and does not stay in the browser.',
  token: 'Token',
  'sign-in': 'Sign in',
  'signing-in': 'Signing in…',
  over: 'The session is over',
  'over-hint': 'Sign in again: what you did is kept on the server.',
  'signed-out': 'You are signed out',
  'signed-out-hint': 'This browser’s session is closed.',
};
