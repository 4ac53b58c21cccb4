import { checkCommand, checkCommands } from './command-rules.ts';
import type { Context } from './context.ts';
import { judge } from './context.ts';
import { refuse } from './refused.ts';
import type { Requested } from './routes.ts';
import type { Command, CommandBody } from './shapes.ts';

/** `GET /applications/{application_id}/commands`. Translations only for who asks for them. */
export function list(context: Context, requested: Requested): object {
  refuseOtherApplication(context, requested);
  const all = [...context.commands.values()];
  if (requested.query.get('with_localizations') === 'true') return all;
  return all.map(
    ({ name_localizations: _names, description_localizations: _descriptions, ...command }) => command,
  );
}

/** `PUT /applications/{application_id}/commands`: these and no others. Known names keep their ids. */
export function replaceAll(context: Context, requested: Requested): object {
  refuseOtherApplication(context, requested);
  const bodies = requested.body as readonly CommandBody[];
  if (context.behaviour.checks) judge(context, requested.where, checkCommands(bodies));
  const next = bodies.map((body) => commandFrom(context, body));
  context.commands.clear();
  for (const command of next) context.commands.set(command.id, command);
  return next;
}

/** `POST /applications/{application_id}/commands`: one more, or anew under a name that is known. */
export function create(context: Context, requested: Requested): object {
  refuseOtherApplication(context, requested);
  const body = requested.body as CommandBody;
  if (context.behaviour.checks) judge(context, requested.where, checkCommand(body));
  const command = commandFrom(context, body);
  context.commands.set(command.id, command);
  return command;
}

/** `GET /applications/{application_id}/commands/{command_id}` */
export function read(context: Context, requested: Requested): object {
  return commandIn(context, requested);
}

/** `PATCH /applications/{application_id}/commands/{command_id}` */
export function edit(context: Context, requested: Requested): object {
  const before = commandIn(context, requested);
  const { type: _type, ...changes } = requested.body as Partial<CommandBody>;
  const after: Command = { ...before, ...changes, version: context.nextId() };
  if (context.behaviour.checks) judge(context, requested.where, checkCommand(after));
  context.commands.set(before.id, after);
  return after;
}

/** `DELETE /applications/{application_id}/commands/{command_id}` */
export function remove(context: Context, requested: Requested): undefined {
  context.commands.delete(commandIn(context, requested).id);
}

function refuseOtherApplication({ world }: Context, { params }: Requested): void {
  if (params['application_id'] !== world.applicationId) throw refuse('missingAccess');
}

function commandIn(context: Context, requested: Requested): Command {
  refuseOtherApplication(context, requested);
  const command = context.commands.get(requested.params['command_id'] ?? '');
  if (!command) throw refuse('unknownCommand');
  return command;
}

function commandFrom({ commands, nextId, world }: Context, body: CommandBody): Command {
  const type = body.type ?? 1;
  const known = [...commands.values()].find((command) => command.name === body.name && command.type === type);
  return {
    default_member_permissions: null,
    dm_permission: true,
    contexts: null,
    name_localizations: null,
    description_localizations: null,
    ...withoutNulls(body),
    description: body.description ?? '',
    type,
    id: known?.id ?? nextId(),
    application_id: world.applicationId,
    version: nextId(),
  };
}

const withoutNulls = (body: CommandBody): CommandBody =>
  Object.fromEntries(Object.entries(body).filter(([, value]) => value !== null)) as unknown as CommandBody;
