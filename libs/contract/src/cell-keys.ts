// What a cell of a spreadsheet must look like to be an id or the key of a region.

export const isKey = (cell: string): boolean => /^[a-z0-9][a-z0-9-]{0,62}$/.test(cell);
export const isRegionKey = (cell: string): boolean => /^[A-Z]{2,3}$/.test(cell);
