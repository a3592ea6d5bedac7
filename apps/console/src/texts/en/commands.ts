// What every form of a command says.
export const commands = {
  choose: 'Choose',
  cancel: 'Cancel',
  correct: 'Correct',
  reason: 'Reason',
  'reason-hint': 'No names of people: it is kept for good.',
  document: 'Document',
  'document-example': 'order No. 88-r',
  'person-hint': 'Begin with the family name. Whoever is not there yet is registered by name.',
  'new-person': 'Register a new person: {{name}}',
  'type-a-name': 'Type at least two letters of the name.',
};
