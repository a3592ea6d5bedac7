// A case file as somebody uses it: its panel, the form that is open, what was recorded.
import type { Page } from './browser.kit.js';

export function caseFileOf(page: () => Page) {
  const panel = () => page().getByRole('region', { name: 'Что можно записать' });
  const form = () => page().getByRole('dialog');
  const field = (label: string | RegExp) => form().getByLabel(label);
  const send = (button: string) => form().getByRole('button', { name: button, exact: true }).click();
  const done = (what: string | RegExp) => page().getByRole('status').getByText(what).waitFor();
  /** A button of the panel, or an item of one of its menus. */
  const press = async (deed: string, menu?: string) => {
    const name = { name: deed, exact: true };
    if (!menu) return panel().getByRole('button', name).click();
    await panel().getByRole('button', { name: menu, exact: true }).click();
    await page().getByRole('menuitem', name).click();
  };
  const choose = async (label: string, option: string | RegExp) => {
    await form().getByRole('combobox', { name: label, exact: true }).click();
    await page().getByRole('option', { name: option }).click();
  };
  const because = async () => {
    await field('Причина').fill('ошибка при вводе');
    await field('Документ').fill('записка № 14');
  };
  return { form, field, send, done, press, choose, because };
}
