// How much is measured.

export interface Plan {
  /** Where everything that is written goes; removed afterwards. */
  folder: string;
  /** Medians are taken of so many. */
  rounds: number;
  /** Of one measurement. */
  seconds: number;
  /** Size of the large log. */
  events: number;
}
