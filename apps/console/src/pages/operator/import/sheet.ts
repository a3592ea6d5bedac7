// A file of teams as it came: its headings and rows of cells, read in the browser and changed in place. Pure.
import Papa from 'papaparse';

export interface Sheet {
  /** Of the file; empty where it was pasted. */
  readonly name: string;
  readonly headings: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Divided by `;`, `,` or tabs, as spreadsheets save and copy it. Undefined where there is no row below the headings. */
export function readSheet(text: string, name: string): Sheet | undefined {
  const { data } = Papa.parse<string[]>(text.replace(/^\ufeff/, ''), {
    skipEmptyLines: 'greedy',
    delimitersToGuess: [';', ',', '\t'],
    transform: (cell) => cell.trim(),
  });
  const [headings, ...rows] = data;
  return headings && rows.length > 0 ? { name, headings, rows } : undefined;
}

/** What a file is by its bytes, whatever it is called: no text has a zero in it, a workbook is a ZIP archive or OLE. */
export function kindOf(bytes: Uint8Array): 'text' | 'workbook' | 'other' {
  const begins = (...first: readonly number[]) => first.every((byte, index) => bytes[index] === byte);
  if (begins(0x50, 0x4b, 0x03, 0x04) || begins(0xd0, 0xcf, 0x11, 0xe0)) return 'workbook';
  return bytes.subarray(0, 4096).includes(0) ? 'other' : 'text';
}

export function withCell(sheet: Sheet, row: number, cell: number, value: string): Sheet {
  const rows = sheet.rows.map((cells, index) => {
    if (index !== row) return cells;
    const wide = Array.from({ length: Math.max(cells.length, cell + 1) }, (_, at) => cells[at] ?? '');
    wide[cell] = value;
    return wide;
  });
  return { ...sheet, rows };
}
