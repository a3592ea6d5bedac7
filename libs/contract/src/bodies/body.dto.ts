// What every command's body may carry.
import { LongText, Moment, ShortText } from './fields.js';

export class BodyDto {
  /** When it was true; by default now, and never after now.
   * @example '2022-04-05T10:00:00+03:00' */
  @Moment({ optional: true })
  occurredAt?: string;
}

export class EmptyDto extends BodyDto {}

export class ReasonDto extends BodyDto {
  /** Why. Names of people do not belong here.
   * @example 'перенос по решению оператора' */
  @LongText()
  reason!: string;
}

export class TextDto {
  /** @example 'Экспертное жюри' */
  @ShortText()
  ru!: string;

  /** @example 'Expert jury' */
  @ShortText()
  en!: string;
}
