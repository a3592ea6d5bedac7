// Nobody gets in without a token, and no further than its role and scope go.
import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { type Cohort, teamOf } from '#domain/cohort/cohort.state';
import type { Sitting } from '#domain/sitting/sitting.state';
import { type Area, mayWorkOn } from '#domain/roles';
import { States } from '#engine/states';
import { Refused } from '../problems/refused.js';
import { type Caller, NEEDS, OPEN, type VekhaRequest } from './caller.js';
import { Sessions } from './sessions.js';
import { SignIn } from './sign-in.js';
import { isOfThisSite } from './this-site.js';

type Params = { cohort?: string; team?: string; sitting?: string };

@Injectable()
export class AuthenticationGuard implements CanActivate {
  constructor(
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(SignIn) private readonly signIn: SignIn,
    @Inject(Sessions) private readonly sessions: Sessions,
    @Inject(States) private readonly states: States,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const about = [context.getHandler(), context.getClass()];
    if (this.reflector.getAllAndOverride<boolean>(OPEN, about)) return true;
    const request = context.switchToHttp().getRequest<VekhaRequest>();
    const caller = await this.#caller(request);
    const area = this.reflector.getAllAndOverride<Area | undefined>(NEEDS, about);
    if (area && !mayWorkOn(caller.actor.role, area)) throw new Refused('forbidden');
    await this.#checkScope(caller, (request.params ?? {}) as Params, area);
    request.caller = caller;
    return true;
  }

  /** A bearer where there is one, else the browser's session, and that for this site's own pages alone. */
  async #caller(request: VekhaRequest): Promise<Caller> {
    const { authorization } = request.headers;
    const caller = authorization ? await this.#withBearer(authorization) : await this.#withSession(request);
    if (!caller) throw new Refused('unauthorized');
    return caller;
  }

  async #withBearer(authorization: string): Promise<Caller | undefined> {
    const [scheme, bearer] = authorization.split(' ');
    return scheme?.toLowerCase() === 'bearer' && bearer ? this.signIn.callerBehind(bearer) : undefined;
  }

  async #withSession(request: VekhaRequest): Promise<Caller | undefined> {
    const cookie = request.cookies[this.sessions.cookie];
    if (!cookie) return undefined;
    if (!isOfThisSite(request)) throw new Refused('foreign-origin');
    return this.sessions.callerBehind(cookie);
  }

  /** A token bound to cohorts, a team or regions stays within them. */
  async #checkScope(
    { actor, scope }: Caller,
    { cohort, team, sitting }: Params,
    area: Area | undefined,
  ): Promise<void> {
    if (scope.cohorts && cohort && !scope.cohorts.includes(cohort)) throw new Refused('forbidden');
    if (scope.cohorts && sitting && !(await this.#isAbout(scope.cohorts, sitting))) throw new Refused('forbidden');
    const own = cohort && team && scope.team === `${cohort}.${team}`;
    if (actor.role === 'team' && area && !own) throw new Refused('forbidden');
    if (scope.regions && cohort && team && !(await this.#isIn(scope.regions, cohort, team)))
      throw new Refused('forbidden');
  }

  /** Whether all items of a sitting are of these cohorts; one that is not there is judged by the command's own rules. */
  async #isAbout(cohorts: readonly string[], id: string): Promise<boolean> {
    const { items } = (await this.states.load(`sitting-${id}`, !this.states.caughtUp)).state as Sitting;
    return Object.values(items).every(({ cohort }) => cohorts.includes(cohort));
  }

  /** A team that is not there yet is judged by the command's own rules. */
  async #isIn(regions: readonly string[], cohort: string, team: string): Promise<boolean> {
    const state = (await this.states.load(`cohort-${cohort}`, !this.states.caughtUp)).state as Cohort;
    const lead = teamOf(state, team)?.leadRegion;
    return lead === undefined || regions.includes(lead);
  }
}
