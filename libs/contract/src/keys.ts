// What an id and the key of a region look like, in bodies and in cells of a spreadsheet.

export const ID = /^[a-z0-9][a-z0-9-]{0,62}$/;
export const REGION = /^[A-Z]{2,3}$/;

export const isKey = (text: string): boolean => ID.test(text);
export const isRegionKey = (text: string): boolean => REGION.test(text);
