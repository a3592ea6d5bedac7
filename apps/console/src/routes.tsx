// Every address of the console. A page is loaded when it is first opened: `lazy` gives its `Component`. The dashboard comes
// with the first load: it is where almost everybody begins.
import { createBrowserRouter } from 'react-router';
import { askAhead, onArrival } from './pages/dashboard/ahead.js';
import { Component as Dashboard } from './pages/dashboard/dashboard.page.js';
import { ensureSignedIn } from './session/ensure-signed-in.js';
import { Broken } from './shell/broken.js';
import { Loading } from './shell/loading.js';
import { NotFound } from './shell/not-found.js';
import { toOwnFile } from './shell/own-team.js';
import { Shell } from './shell/shell.js';

export const router = createBrowserRouter([
  {
    path: '/sign-in',
    ErrorBoundary: Broken,
    HydrateFallback: Loading,
    lazy: () => import('./session/sign-in.page.js'),
  },
  {
    path: '/embed',
    ErrorBoundary: Broken,
    HydrateFallback: Loading,
    lazy: () => import('./pages/embed/embed.page.js'),
  },
  {
    path: '/wall',
    loader: (asked) => {
      askAhead(asked);
      return ensureSignedIn(asked);
    },
    shouldRevalidate: onArrival,
    ErrorBoundary: Broken,
    HydrateFallback: Loading,
    lazy: () => import('./pages/wall/wall.page.js'),
  },
  {
    path: '/',
    Component: Shell,
    loader: ensureSignedIn,
    shouldRevalidate: onArrival,
    ErrorBoundary: Broken,
    HydrateFallback: Loading,
    children: [
      {
        ErrorBoundary: Broken,
        children: [
          {
            index: true,
            Component: Dashboard,
            loader: (asked) => {
              askAhead(asked);
              return toOwnFile(asked);
            },
            shouldRevalidate: onArrival,
          },
          {
            path: 'auditor',
            lazy: () => import('./pages/auditor/auditor.page.js'),
            children: [
              { index: true, lazy: () => import('./pages/auditor/log/log.page.js') },
              { path: 'decisions/:decision', lazy: () => import('./pages/auditor/decision/decision.page.js') },
              { path: 'teams/:cohort/:team', lazy: () => import('./pages/auditor/team/team.page.js') },
              { path: 'replay', lazy: () => import('./pages/auditor/replay/replay.page.js') },
              { path: 'what-if', lazy: () => import('./pages/auditor/what-if/what-if.page.js') },
              { path: 'findings', lazy: () => import('./pages/auditor/findings/findings.page.js') },
            ],
          },
          {
            path: 'admin',
            lazy: () => import('./pages/admin/admin.page.js'),
            children: [
              { index: true, lazy: () => import('./pages/admin/tokens/tokens.page.js') },
              { path: 'projections', lazy: () => import('./pages/admin/projections/projections.page.js') },
            ],
          },
          { path: 'programs', lazy: () => import('./pages/program/programs.page.js') },
          { path: 'programs/:program', lazy: () => import('./pages/program/program.page.js') },
          { path: 'operator', lazy: () => import('./pages/operator/now/now.page.js') },
          { path: 'operator/cohorts', lazy: () => import('./pages/operator/cohorts/cohorts.page.js') },
          { path: 'operator/cohorts/:cohort', lazy: () => import('./pages/operator/board/board.page.js') },
          { path: 'operator/cohorts/:cohort/import', lazy: () => import('./pages/operator/import/import.page.js') },
          { path: 'operator/cohorts/:cohort/enroll', lazy: () => import('./pages/operator/enroll/enroll.page.js') },
          {
            path: 'operator/cohorts/:cohort/attendance',
            lazy: () => import('./pages/operator/attendance/attendance.page.js'),
          },
          {
            path: 'operator/cohorts/:cohort/attendance/print',
            lazy: () => import('./pages/operator/attendance/print.page.js'),
          },
          { path: 'operator/cohorts/:cohort/teams/:team', lazy: () => import('./pages/operator/team/team.page.js') },
          { path: 'sittings', lazy: () => import('./pages/sittings/sittings.page.js') },
          { path: 'sittings/open', lazy: () => import('./pages/sittings/open/open.page.js') },
          { path: 'sittings/:sitting', lazy: () => import('./pages/sittings/sitting/sitting.page.js') },
          { path: 'sittings/:sitting/protocol', lazy: () => import('./pages/sittings/protocol/protocol.page.js') },
          { path: 'people/:person', lazy: () => import('./pages/person/person.page.js') },
          { path: '*', Component: NotFound },
        ],
      },
    ],
  },
]);
