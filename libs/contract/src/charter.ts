// The shape of a charter, as queries answer it, for whoever shows one.
export type {
  Charter,
  CommissionRole,
  DefenseStage,
  Eligibility,
  PreDefenseStage,
  Quorum,
  RegistryStage,
  SessionsStage,
  Share,
  Stage,
  StageKind,
  TestStage,
  Window,
} from '#domain/charter/charter';
