// Tables as all verbs print them: without colors, which would be codes in a file or a pipe.
import Table, { type TableConstructorOptions } from 'cli-table3';

export function tableOf(head: readonly string[], { style, ...more }: TableConstructorOptions = {}): Table.Table {
  return new Table({ head: [...head], style: { head: [], border: [], ...style }, ...more });
}
