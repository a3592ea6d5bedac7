// The ids of a team's paths. What is no id names nothing, and is answered as unknown like any other.
import { IsString, MaxLength } from 'class-validator';

export class TeamParams {
  @IsString()
  @MaxLength(100)
  cohort!: string;

  @IsString()
  @MaxLength(100)
  team!: string;
}

export class RemarkParams extends TeamParams {
  @IsString()
  @MaxLength(100)
  remark!: string;
}

export class AppealParams extends TeamParams {
  @IsString()
  @MaxLength(100)
  appeal!: string;
}
