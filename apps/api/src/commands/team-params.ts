// The ids of a team's paths.
import { Id } from '#contract/bodies/fields';

export class TeamParams {
  @Id()
  cohort!: string;

  @Id()
  team!: string;
}

export class RemarkParams extends TeamParams {
  @Id()
  remark!: string;
}

export class AppealParams extends TeamParams {
  @Id()
  appeal!: string;
}
