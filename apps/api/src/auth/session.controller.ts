// Signing a browser in and out. The token stays on this side: the browser gets a cookie that its scripts cannot read.
import { Body, Controller, Delete, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { BeginSessionDto, SignInLinkDto } from '#contract/bodies/people.dto';
import { mayWorkOn, type Role } from '#domain/roles';
import { Refused } from '../problems/refused.js';
import { type Caller, CallerOf, Open, type VekhaRequest } from './caller.js';
import { Sessions, type Standing, WALL_MS, WORKDAY_MS } from './sessions.js';
import { SignIn } from './sign-in.js';
import { type Invitation, SignInLinks } from './sign-in-links.js';
import { isOfThisSite } from './this-site.js';

@ApiTags('sessions')
@Controller('api/v1/session')
export class SessionController {
  constructor(
    @Inject(Sessions) private readonly sessions: Sessions,
    @Inject(SignInLinks) private readonly links: SignInLinks,
    @Inject(SignIn) private readonly signIn: SignIn,
  ) {}

  /** Signs this browser in: with the code of a link, or with a token. Only from Vekha's own pages. */
  @Open()
  @Post()
  @HttpCode(200)
  async begin(
    @Body() body: BeginSessionDto,
    @Req() request: VekhaRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    if (!isOfThisSite(request)) throw new Refused('foreign-origin');
    const { lifetime, ...standing } = await this.#standing(body, request.ip);
    const { value, until } = await this.sessions.begin(standing, lifetime);
    reply.setCookie(this.sessions.cookie, value, { ...attributesFor(request), expires: until });
    return { role: standing.role, until: until.toISOString() };
  }

  /** Signs this browser out. */
  @Open()
  @Delete()
  @HttpCode(204)
  async end(@Req() request: VekhaRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    if (!isOfThisSite(request)) throw new Refused('foreign-origin');
    const cookie = request.cookies[this.sessions.cookie];
    if (cookie) await this.sessions.end(cookie);
    reply.clearCookie(this.sessions.cookie, attributesFor(request));
  }

  /** A link that signs a browser in as the caller, or as less: `{origin}/sign-in#{code}`. It works once, for minutes. */
  @ApiBearerAuth()
  @Post('links')
  @HttpCode(200)
  link(@CallerOf() { actor }: Caller, @Body() { role, wall = false }: SignInLinkDto) {
    const wanted = wall ? 'viewer' : (role ?? actor.role);
    if (!mayBecome(actor.role, wanted)) throw new Refused('forbidden');
    const standing = { token: actor.token, role: wanted };
    const invitation = { ...standing, isLocal: !wall, lifetime: wall ? WALL_MS : WORKDAY_MS };
    return { ...this.links.make(invitation), role: wanted };
  }

  async #standing({ code, token }: BeginSessionDto, address: string): Promise<Standing & Pick<Invitation, 'lifetime'>> {
    if (code !== undefined) {
      const invitation = this.links.take(code, address);
      if (!invitation) throw new Refused('sign-in-link-over');
      return { token: invitation.token, role: invitation.role, lifetime: invitation.lifetime };
    }
    const caller = token === undefined ? undefined : await this.signIn.callerBehind(token);
    if (!caller) throw new Refused('unauthorized');
    return { token: caller.actor.token, role: caller.actor.role, lifetime: WORKDAY_MS };
  }
}

/** Behind a proxy that speaks TLS the cookie is for TLS alone. */
const attributesFor = ({ headers, protocol }: VekhaRequest) =>
  ({
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure: protocol === 'https' || headers['x-forwarded-proto'] === 'https',
  }) as const;

/** Those who act for a person or a team of their own cannot be anybody else. */
const bound = new Set<Role>(['team', 'commission-member']);

function mayBecome(own: Role, wanted: Role): boolean {
  if (own === wanted) return true;
  if (bound.has(own) || bound.has(wanted)) return false;
  return own === 'administrator' || (wanted === 'viewer' && mayWorkOn(own, 'figures'));
}
