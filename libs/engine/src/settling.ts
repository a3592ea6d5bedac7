// For whoever moves a scenario's clock: wait until everything that is due by then has been asked for.

/** Provided where deadlines and reactions run in the same process. */
export abstract class Settling {
  /** Resolves when the read models are level with the log and nothing that is due is left to ask. */
  abstract settle(): Promise<void>;
}
