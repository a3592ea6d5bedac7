import type { ArgumentsHost } from '@nestjs/common';
import { Metrics } from '#connections/metrics';
import { ProblemFilter } from './problem.filter.js';

const request = { id: '0b9d6bcd-9f0e-4d4c-9d53-5b0f4b4b8f66', headers: { 'accept-language': 'en' } };

/** What a caller is answered when this is thrown. */
function answered(error: unknown): { status: number; document: Record<string, unknown> } {
  const answer = { status: 0, document: {} };
  const reply = {
    header: () => reply,
    type: () => reply,
    status: (status: number) => Object.assign(reply, Object.assign(answer, { status })),
    send: (document: object) => Object.assign(answer, { document }),
  };
  const http = { getRequest: () => request, getResponse: () => reply };
  new ProblemFilter(new Metrics()).catch(error, { switchToHttp: () => http } as unknown as ArgumentsHost);
  return answer;
}

describe('a failure that nobody foresaw', () => {
  it('tells the id under which the log knows it, and nothing of itself', () => {
    const { status, document } = answered(new Error('relation "secrets" does not exist'));
    expect(status).toBe(500);
    expect(document).toMatchObject({ code: 'internal', instance: `urn:uuid:${request.id}` });
    expect(document.detail).toBe(`Give the administrator the id of the request: ${request.id}`);
    expect(JSON.stringify(document)).not.toContain('secrets');
  });

  it('is told from what was foreseen', () => {
    expect(answered(Object.assign(new Error('too large'), { statusCode: 413 })).document).not.toHaveProperty(
      'instance',
    );
  });
});
