#!/usr/bin/env node
// The command line: `vekha <verb>`. Exit codes: 0 fine, 1 the check failed, 2 misused, 3 cannot reach what it needs.
import { Command, CommanderError } from 'commander';
import { EXIT, Failure } from './failure.js';

/** A verb is loaded when it is asked for, and what the others need is not. */
const from =
  <Name extends string>(load: () => Promise<Readonly<Record<Name, (...given: never[]) => unknown>>>, name: Name) =>
  async (...given: unknown[]): Promise<void> => {
    const verb = (await load())[name] as (...given: unknown[]) => unknown;
    await verb(...given);
  };

const program = new Command('vekha')
  .description('Веха: программы, которые ведут команды регионов от зачисления до реестра')
  .exitOverride()
  .showHelpAfterError();

program
  .command('start')
  .description('всё вместе на одной машине, состояние в VEKHA_DATA')
  .action(from(() => import('./start.js'), 'start'));
program
  .command('demo')
  .description('то же с часами сценария: программы каталога проигрываются через API')
  .option('--exit', 'остановиться после прогона')
  .option('--pace <ms>', 'пауза между шагами, мс; без неё — быстро, а пока браузер смотрит, не спеша')
  .option('--watch', 'дождаться браузера; в терминале это и так, --no-watch отменяет')
  .option('--no-watch', 'не ждать браузера')
  .option('--program <id>', 'только эту программу')
  .option('--json', 'итог как JSON')
  .action(from(() => import('./demo/demo.js'), 'demo'));
program
  .command('sign-in')
  .description('напечатать одноразовую ссылку, по которой браузер входит в работающую систему')
  .option('--role <role>', 'кем войти: operator, secretary, auditor, viewer; по умолчанию — кем действует токен')
  .option('--wall', 'для экрана на стене: наблюдатель на три месяца, с любой машины')
  .option('--json', 'ответ как JSON')
  .action(from(() => import('./sign-in.js'), 'signIn'));
program
  .command('doctor')
  .description('проверить машину, папку и то, что за ней стоит')
  .option('--json', 'ответ как JSON')
  .action(from(() => import('./doctor.js'), 'doctor'));

const token = program.command('token').description('токены доступа');
token
  .command('create')
  .description('выпустить токен; его секрет показывается один раз')
  .requiredOption('--role <role>', 'administrator, operator, secretary, commission-member, team, auditor, viewer')
  .requiredOption('--title <title>', 'для кого и зачем')
  .option('--id <id>', 'идентификатор токена')
  .option('--cohorts <ids>', 'только эти потоки, через запятую')
  .option('--regions <keys>', 'только эти регионы, через запятую')
  .option('--team <cohort.team>', 'команда, за которую он говорит')
  .option('--person <id>', 'человек, за которого он говорит')
  .option('--expires <time>', 'до какого времени действует (RFC 3339)')
  .option('--json', 'ответ как JSON')
  .action(from(() => import('./token.js'), 'tokenCreate'));
token
  .command('list')
  .description('все токены')
  .option('--json', 'ответ как JSON')
  .action(from(() => import('./token.js'), 'tokenList'));
token
  .command('revoke')
  .description('отозвать токен')
  .argument('<id>')
  .requiredOption('--reason <reason>', 'почему')
  .option('--json', 'ответ как JSON')
  .action(from(() => import('./token.js'), 'tokenRevoke'));

program
  .command('charter')
  .description('уставы программ')
  .command('check')
  .description('проверить устав в файле YAML или JSON')
  .argument('<file>')
  .option('--json', 'ответ как JSON')
  .action(from(() => import('./charter-check.js'), 'charterCheck'));

program
  .command('import')
  .description('внести данные из файла')
  .command('teams')
  .description('зачислить команды из CSV: team;name;regions;leadRegion;projectKind;projectTitle;members;agreement')
  .argument('<file>')
  .requiredOption('--cohort <id>', 'в какой поток')
  .option('--dry-run', 'только сказать, что было бы')
  .option('--json', 'ответ как JSON')
  .action(from(() => import('./teams-import.js'), 'importTeams'));
program
  .command('export')
  .description('список целиком: programs, cohorts, people, commissions, sittings, agreements, decisions')
  .argument('<list>')
  .option('--out <file>', 'в файл')
  .option('--json', 'как JSON, а не CSV')
  .action(from(() => import('./export.js'), 'exportList'));

const projections = program
  .command('projections')
  .description('витрины: где каждая и что остановлено')
  .option('--json', 'ответ как JSON')
  .action(from(() => import('./projections.js'), 'listProjections'));
projections
  .command('retry')
  .description('прочитать остановленное из журнала снова')
  .argument('<projection>')
  .option('--key <key>', 'только этот ключ')
  .option('--json', 'ответ как JSON')
  .action(from(() => import('./projections.js'), 'retryProjection'));
projections
  .command('skip')
  .description('исключить одно событие, которое ничем не исправить')
  .argument('<projection>')
  .requiredOption('--position <position>', 'где оно стоит')
  .requiredOption('--reason <reason>', 'почему')
  .option('--json', 'ответ как JSON')
  .action(from(() => import('./projections.js'), 'skipEvent'));

program
  .command('backup')
  .description('скопировать журнал событий и ключи в пустую папку, не останавливая работы')
  .argument('<dir>')
  .option('--json', 'ответ как JSON')
  .action(from(() => import('./backup/backup.js'), 'backup'));
program
  .command('rebuild')
  .description('построить витрину заново рядом с той, что показывают, сравнить и заменить; без имени — все')
  .argument('[projection]')
  .option('--back', 'вернуть то, что заменила последняя перестройка')
  .option('--json', 'ответ как JSON')
  .action(from(() => import('./rebuild.js'), 'rebuild'));

const audit = program.command('audit').description('проверка: только журнал, витрины не доказательство');
audit
  .command('replay')
  .description('решения журнала ещё раз перед правилами этой сборки')
  .option('--cohort <id>', 'только этот поток')
  .option('--team <id>', 'только эта команда')
  .option('--command <name>', 'только такие команды, например Defend')
  .option('--stream <name>', 'только этот поток событий')
  .option('--actor <token>', 'только решения этого токена')
  .option('--from <time>', 'решено не раньше (RFC 3339)')
  .option('--to <time>', 'решено раньше (RFC 3339)')
  .option('--refused', 'только отказы')
  .option('--json', 'строками JSON')
  .action(from(() => import('./audit/replay.js'), 'auditReplay'));
audit
  .command('check')
  .description('находки, для которых правила спрашивать не надо')
  .option('--json', 'строками JSON')
  .action(from(() => import('./audit/check.js'), 'auditCheck'));
audit
  .command('what-if')
  .description('что было бы под другим уставом; в журнал ничего не пишется')
  .requiredOption('--charter <file>', 'устав-кандидат, YAML или JSON')
  .option('--mode <mode>', 'frozen — каждое решение на своих фактах; cascading — с последствиями', 'cascading')
  .option('--cohort <id>', 'только этот поток')
  .option('--candidate-for <version>', 'вместо какой версии устава; по умолчанию вместо каждой')
  .option('--json', 'ответ как JSON')
  .action(from(() => import('./audit/what-if.js'), 'auditWhatIf'));
audit
  .command('explain')
  .description('из чего сложилось число витрины, и сходится ли с ним счёт по журналу')
  .requiredOption('--projection <name>', 'region_progress, coverage или funnel')
  .requiredOption('--key <key>', 'region:VOR:enrolled; stage:defense; cohort:ID:webinars')
  .requiredOption('--metric <metric>', 'involved, led, guests, guestLed; covered; enrolled, reached, standing, failed')
  .option('--cohort <id>', 'только этот поток')
  .option('--program <id>', 'только эту программу')
  .option('--as-of <moment>', 'как было известно: позиция, время или день')
  .option('--true-for <moment>', 'как было верно: время или день')
  .option('--json', 'ответ как JSON')
  .action(from(() => import('./audit/explain.js'), 'auditExplain'));

audit
  .command('history')
  .description('кто, что, когда и на основании чего решил')
  .option('--decision <id>', 'одно решение со всем, на чём оно стоит')
  .option('--out <file>', 'в файл; .html — страница для печати')
  .option('--team <cohort.team>', 'всё, что называет команду')
  .option('--cohort <id>', 'только этот поток')
  .option('--stream <name>', 'только этот поток событий')
  .option('--actor <token>', 'только решения этого токена')
  .option('--command <type>', 'только эта команда')
  .option('--from <time>', 'решённые не раньше (RFC 3339)')
  .option('--to <time>', 'решённые раньше (RFC 3339)')
  .option('--refused', 'только отказы')
  .option('--limit <count>', 'сколько на странице')
  .option('--cursor <cursor>', 'с какого места дальше')
  .option('--json', 'ответ как JSON')
  .action(from(() => import('./audit/history.js'), 'auditHistory'));
audit
  .command('reconcile')
  .description('пересчитать всё по журналу и сличить с тем, что показывают')
  .option('--json', 'строками JSON')
  .action(from(() => import('./audit/reconcile.js'), 'auditReconcile'));

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exit(error.exitCode === 0 ? 0 : EXIT.misused);
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exit(error instanceof Failure ? error.exitCode : EXIT.checkFailed);
}
