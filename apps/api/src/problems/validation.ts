// Validation that names each field by its path, in one shape whatever was wrong.
import { BadRequestException, ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';

export interface FieldError {
  readonly path: string;
  readonly message: string;
}

const flatten = (errors: readonly ValidationError[], at = ''): FieldError[] =>
  errors.flatMap(({ property, constraints, children }) => {
    const path = `${at}/${property}`;
    const own = Object.values(constraints ?? {}).map((message) => ({ path, message }));
    return [...own, ...flatten(children ?? [], path)];
  });

/** The errors by field that a BadRequestException carries; those of Nest itself have one message. */
export function fieldErrors(error: BadRequestException): readonly FieldError[] {
  const answer = error.getResponse() as { fields?: readonly FieldError[] };
  return answer.fields ?? [{ path: '', message: error.message }];
}

export const validation = () =>
  new ValidationPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    transform: true,
    exceptionFactory: (errors) => new BadRequestException({ fields: flatten(errors) }),
  });
