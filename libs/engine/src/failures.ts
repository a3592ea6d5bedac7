// Why a command was not decided at all. None of these leaves anything in the log.

/** It names something that does not exist. */
export class NotFound extends Error {
  override readonly name = 'NotFound';
  constructor(
    readonly kind: string,
    readonly id: string,
  ) {
    super(`no such ${kind}: ${id}`);
  }
}
/** The key was used on this stream for another command or body. */
export class KeyReused extends Error {
  override readonly name = 'KeyReused';
  constructor(readonly decision: string) {
    super(`decision ${decision} was asked with another command or body`);
  }
}
/** More is in flight than can be served; nothing was begun. */
export class TooBusy extends Error {
  override readonly name = 'TooBusy';
}
/** Others kept getting in between; nothing was written. */
export class Contended extends Error {
  override readonly name = 'Contended';
}
/** The store's answer was lost and the decision is not there yet: ask again with the same key. */
export class Undetermined extends Error {
  override readonly name = 'Undetermined';
  constructor(readonly decision: string) {
    super(`the outcome of decision ${decision} is not known`);
  }
}
