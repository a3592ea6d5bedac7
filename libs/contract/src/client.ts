// The typed client: paths, parameters, bodies and answers are those of the OpenAPI document.
import createClient from 'openapi-fetch';
import type { components, paths } from './generated/openapi.js';

export type { paths };
/** What the API answers with, by name: `Answers['RegionProgressDto']`. */
export type Answers = components['schemas'];

/** `language`: asked each time, of problem texts. A browser's session goes along by itself. */
export function vekhaClient(language: () => string, baseUrl = '') {
  const client = createClient<paths>({ baseUrl, credentials: 'same-origin' });
  client.use({
    onRequest({ request }) {
      request.headers.set('Accept-Language', language());
      return request;
    },
  });
  return client;
}
