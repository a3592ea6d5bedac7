// The form of each deed.
import type { DeedKind } from '../deed.js';
import { consultation, correctAttendance } from './attendance.js';
import { addMember, joinRegion, leaveRegion, moveLead, project, removeMember, replaceMember } from './composition.js';
import { correctEnrollment } from './enrollment.js';
import type { Declare } from './form.js';
import { annulDefense, extendRework, lodgeAppeal, resolveAppeal } from './judged.js';
import { because, correcting } from './reasons.js';
import { application, correctEntry, entry, outcome } from './registry.js';
import { seat } from './seat.js';
import { correctTest, test } from './test.js';

export const forms: Readonly<Record<DeedKind, Declare>> = {
  test,
  consultation,
  'correct-attendance': correctAttendance,
  'correct-test': correctTest,
  'file-application': application,
  'return-application': because(['application', 'return']),
  'enter-registry': entry,
  'correct-entry': correctEntry,
  'remove-entry': correcting(['registry', 'remove'], { isGrave: true }),
  outcome,
  'lodge-appeal': lodgeAppeal,
  'resolve-appeal': resolveAppeal,
  'extend-rework': extendRework,
  'annul-defense': annulDefense,
  project,
  'add-member': addMember,
  'replace-member': replaceMember,
  'remove-member': removeMember,
  'join-region': joinRegion,
  'leave-region': leaveRegion,
  'move-lead': moveLead,
  'correct-enrollment': correctEnrollment,
  'accept-seat': seat,
  'decline-seat': seat,
  withdraw: because(['withdraw'], { isGrave: true }),
  reinstate: correcting(['reinstate']),
};
