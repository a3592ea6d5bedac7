// `?dryRun`: tell what would happen, and write nothing.
import { Transform } from 'class-transformer';
import { IsBoolean, IsOptional } from 'class-validator';

export class DryRunDto {
  /** Present, or `true`: only tell. */
  @IsOptional()
  @Transform(({ value }) => (value === '' || value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean()
  dryRun?: boolean;
}
