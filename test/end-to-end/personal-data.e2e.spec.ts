// Personal data is shown to those who may see it, and every reading is recorded: once a reader and day.
import { type Body, type Client } from './client.kit.js';
import { SmallProgram } from './small-program.kit.js';
import { eventually, systemOfThisFile } from './system.kit.js';

describe('personal data', () => {
  const system = systemOfThisFile();
  const small = new SmallProgram(system.run, system.admin);
  const person = small.person('seen');
  const name = `Фёдорова ${system.run} Алёна (вымышл.)`;
  let operator: Client;
  let viewer: Client;

  const readingsOf = async (id: string) => {
    const all = await system.log.all();
    return all.filter(({ stream, type }) => stream === `person-${id}` && type === 'PersonalDataRead');
  };
  const found = async (client: Client, query: string): Promise<Body[]> =>
    (await client.found(`/search?q=${encodeURIComponent(query)}`)).items as Body[];
  const people = (items: readonly Body[]) => items.filter(({ kind }) => kind === 'person');

  beforeAll(async () => {
    await small.open();
    await small.enroll('vko', 'VOR');
    await system.admin.done('/people', { person, personal: { name, post: 'начальник отдела' } });
    operator = await system.as('operator');
    viewer = await system.as('viewer');
  }, 60_000);

  it('is found by a part of the name, in any case and with е for ё, by an operator', async () => {
    await eventually(async () =>
      expect(people(await found(operator, system.run))).toContainEqual(expect.objectContaining({ person })),
    );
    for (const query of [`ФЕДОРОВА ${system.run}`, `алена ${system.run}`, `дорова ${system.run.toUpperCase()}`])
      expect(people(await found(operator, query))).toEqual([{ kind: 'person', person, title: name }]);
    expect(people(await found(operator, 'Фёдорова Пётр'))).toEqual([]);
    expect(people(await found(operator, person))).toContainEqual({ kind: 'person', person, title: name });
  });

  it('is not found by name by a viewer or a bound token; a viewer finds the id alone', async () => {
    const bound = await system.as('operator', { cohorts: [small.cohort] });
    for (const client of [viewer, bound]) expect(people(await found(client, 'федорова'))).toEqual([]);
    expect(people(await found(viewer, person))).toEqual([{ kind: 'person', person, title: person }]);
    expect(people(await found(bound, person))).toEqual([]);
  });

  it('is joined wherever people are named, also in CSV, for those who may see it', async () => {
    const id = small.person('vko-vor');
    const auditor = await system.as('auditor');
    const { items } = await auditor.found(`/decisions?command=RegisterPerson&limit=500`);
    expect(items).not.toEqual([]);
    for (const path of ['/decisions?command=EnrollTeam', small.ofTeam('vko', 'history')])
      expect((await auditor.found(path)).people).toMatchObject({ [id]: { name: 'vko-vor (вымышл.)' } });
    const [{ decision }] = (await auditor.found('/decisions?command=EnrollTeam')).items as Body[];
    expect((await auditor.found(`/decisions/${decision}`)).people).toHaveProperty(id);
    const csv = async (client: Client, path: string) =>
      (await client.send('GET', path, { headers: { accept: 'text/csv' } })).body.text;
    expect(await csv(operator, '/commissions')).toContain('chair (вымышл.)');
    expect(await csv(auditor, '/decisions?command=EnrollTeam')).toContain('vko-vor (вымышл.)');
    expect(await csv(viewer, '/commissions')).toContain(small.chair);
    expect(await csv(viewer, '/commissions')).not.toContain('вымышл');
    expect((await viewer.found('/commissions')).people).toEqual({});
  });

  it('is found by the name that it was corrected to, and by the old one no more', async () => {
    const corrected = { name: `Кузнецова ${system.run} Алёна (вымышл.)` };
    const { position } = await system.admin.done(`/people/${person}/correct`, { personal: corrected, reason: 'замуж' });
    const after = `&after=${encodeURIComponent(String(position))}`;
    const { items } = await operator.found(`/search?q=${encodeURIComponent(`кузнецова ${system.run}`)}${after}`);
    expect(items).toEqual([{ kind: 'person', person, title: corrected.name }]);
    expect(people(await found(operator, `федорова ${system.run}`))).toEqual([]);
  });

  it('is recorded as read once a reader and day, with a receipt and in the decision log', async () => {
    const reader = await system.as('operator');
    const [{ token }, id] = [await reader.found('/me'), small.person('vko-vor')];
    const byReader = async () => (await readingsOf(id)).filter(({ data }) => (data as Body).by === token);
    for (let again = 0; again < 3; again++) await reader.found(small.ofTeam('vko'));
    await reader.found('/people?limit=500');
    await eventually(async () => expect(await byReader()).toHaveLength(1));
    const [{ receipt, data }] = await byReader();
    expect(data).toMatchObject({ person: id, by: token });
    expect(receipt).toMatchObject({ commandType: 'ReadPersonalData', actor: { token, role: 'operator' } });
    await eventually(async () => {
      const { body } = await system.admin.get(`/decisions/${receipt?.decision}`);
      expect(body).toMatchObject({ decision: receipt?.decision });
    });
    expect(await byReader()).toHaveLength(1);
  });

  it('is recorded as read by who found it by name', async () => {
    const reader = await system.as('operator');
    const { token } = await reader.found('/me');
    expect(people(await found(reader, `кузнецова ${system.run}`))).toHaveLength(1);
    await eventually(async () =>
      expect((await readingsOf(person)).map(({ data }) => (data as Body).by)).toContain(token),
    );
  });

  it('is neither shown to a viewer nor recorded as read by one', async () => {
    const { token } = await viewer.found('/me');
    expect((await viewer.found(small.ofTeam('vko'))).people).toEqual({});
    const all = await system.log.all();
    expect(all.filter(({ data, type }) => type === 'PersonalDataRead' && (data as Body).by === token)).toEqual([]);
  });

  it('is recorded once after a restart as well, when the process has forgotten whom it showed', async () => {
    const { token } = await operator.found('/me');
    const byOperator = async () => (await readingsOf(person)).filter(({ data }) => (data as Body).by === token);
    await eventually(async () => expect(await byOperator()).toHaveLength(1));
    await system.restart();
    await eventually(async () => expect(people(await found(operator, `кузнецова ${system.run}`))).toHaveLength(1));
    const other = await system.as('secretary');
    await other.found(small.ofTeam('vko'));
    const { token: others } = await other.found('/me');
    await eventually(async () =>
      expect((await readingsOf(small.person('vko-vor'))).map(({ data }) => (data as Body).by)).toContain(others),
    );
    expect(await byOperator()).toHaveLength(1);
  });
});
