import { z } from 'zod';

/** How Slack reaches the bot: over a socket that the bot opens, or by requests to a public address. */
export type SlackMode =
  | { readonly kind: 'socket'; readonly appToken: string }
  | { readonly kind: 'http'; readonly signingSecret: string; readonly port: number };

/** All that can be set from outside. What is absent was not set. */
export interface Config {
  readonly discord?: {
    readonly token: string;
    readonly apiUrl?: string;
    /** True where people may add the bot to themselves, so that some commands work in any private chat. */
    readonly userInstall: boolean;
  };
  readonly slack?: { readonly botToken: string; readonly mode: SlackMode; readonly apiUrl?: string };
  readonly playground?: { readonly port: number; readonly host: string };
  readonly store: { readonly redisUrl?: string; readonly dataDir: string; readonly dataKey?: string };
  readonly botName: string;
  readonly defaultLanguage: string;
  /** Ids of the Discord servers and Slack workspaces that may use the bot. Absent means all. */
  readonly allowedGroups?: readonly string[];
  readonly healthPort?: number;
  readonly logLevel: string;
}

/** Where the playground listens unless told otherwise. */
const PLAYGROUND_PORT = 8377;

const port = (name: string) =>
  z.coerce
    .number({ error: `${name} is not a port. Please give a whole number from 1 to 65535.` })
    .int(`${name} is not a port. Please give a whole number from 1 to 65535.`)
    .min(1, `${name} is not a port. Please give a whole number from 1 to 65535.`)
    .max(65_535, `${name} is not a port. Please give a whole number from 1 to 65535.`)
    .optional();

const url = (name: string, protocol: RegExp, example: string) =>
  z
    .url({ protocol, error: `${name} is not an address that works here. It should look like ${example}.` })
    .optional();

const startingWith = (name: string, prefix: string, what: string) =>
  z.string().startsWith(prefix, `${name} does not look like ${what}: those start with ${prefix}.`).optional();

const LEVELS = ['debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

const Environment = (languages: readonly string[]) =>
  z.object({
    DISCORD_TOKEN: z.string().optional(),
    DISCORD_API_URL: url('DISCORD_API_URL', /^https?$/, 'https://discord.com/api'),
    DISCORD_USER_INSTALL: z
      .stringbool('DISCORD_USER_INSTALL is neither on nor off. Leave it out for off.')
      .default(false),
    SLACK_BOT_TOKEN: startingWith('SLACK_BOT_TOKEN', 'xoxb-', 'a bot token'),
    SLACK_APP_TOKEN: startingWith('SLACK_APP_TOKEN', 'xapp-', 'an app-level token'),
    SLACK_SIGNING_SECRET: z.string().optional(),
    SLACK_PORT: port('SLACK_PORT'),
    SLACK_API_URL: url('SLACK_API_URL', /^https?$/, 'https://slack.com/api/'),
    REDIS_URL: url('REDIS_URL', /^rediss?$/, 'redis://localhost:6379'),
    DATA_DIR: z.string().default('./data'),
    DATA_KEY: z.string().optional(),
    BOT_NAME: z.string().max(35, 'BOT_NAME is too long. Please keep it to 35 characters.').default('Seven'),
    DEFAULT_LANGUAGE: z
      .enum(languages, `DEFAULT_LANGUAGE is not a language that I speak. I speak ${languages.join(', ')}.`)
      .default('en'),
    ALLOWED_GROUPS: z
      .string()
      .regex(
        /^[\s,]*((\d{17,20}|[TE][A-Z0-9]+)[\s,]*)+$/,
        'ALLOWED_GROUPS is not a list of ids. Those of Discord servers have 17 to 20 digits, those of Slack workspaces start with T.',
      )
      .optional(),
    PLAYGROUND_PORT: port('PLAYGROUND_PORT'),
    PLAYGROUND_HOST: z.string().default('127.0.0.1'),
    HEALTH_PORT: port('HEALTH_PORT'),
    LOG_LEVEL: z.enum(LEVELS, `LOG_LEVEL is not one of ${LEVELS.join(', ')}.`).default('info'),
  });

type Environment = z.infer<ReturnType<typeof Environment>>;

/** What does not go together, found also where other values are wrong. `has` tells whether a variable is set. */
function findContradictions(has: (name: keyof Environment) => boolean): readonly string[] {
  const isSocket = has('SLACK_APP_TOKEN');
  const isHttp = has('SLACK_SIGNING_SECRET');
  const hasToken = has('SLACK_BOT_TOKEN');
  const found: readonly (readonly [boolean, string])[] = [
    [(isSocket || isHttp) && !hasToken, 'SLACK_BOT_TOKEN is missing. Slack needs it in both modes.'],
    [
      hasToken && !isSocket && !isHttp,
      'Slack needs SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET with SLACK_PORT (HTTP mode).',
    ],
    [
      isSocket && isHttp,
      'SLACK_APP_TOKEN and SLACK_SIGNING_SECRET are both set. Please set one: the first for Socket Mode, the second for HTTP mode.',
    ],
    [isHttp && !has('SLACK_PORT'), 'SLACK_PORT is missing. HTTP mode needs a port to listen on.'],
    [
      has('REDIS_URL') && !has('DATA_KEY'),
      'DATA_KEY is missing. With REDIS_URL it is required. `npm run keys -- make` makes one.',
    ],
  ];
  return found.filter(([isSo]) => isSo).map(([, sentence]) => sentence);
}

/** Read: a configuration, or every problem at once, each in a sentence that never holds a value. */
export type ReadConfig =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly problems: readonly string[] };

/** Reads the environment. An empty variable counts as unset, and space around a value is not part of it. `languages` are the codes that the bot speaks. */
export function readConfig(
  environment: Readonly<Record<string, string | undefined>>,
  languages: readonly string[],
): ReadConfig {
  const set: Record<string, string> = {};
  for (const [name, value] of Object.entries(environment)) if (value?.trim()) set[name] = value.trim();
  const read = Environment(languages).safeParse(set);
  const problems = [
    ...(read.error?.issues ?? []).map(({ message }) => message),
    ...findContradictions((name) => name in set),
  ];
  return read.success && problems.length === 0
    ? { ok: true, config: arrange(read.data) }
    : { ok: false, problems };
}

function arrange(env: Environment): Config {
  const isLive = env.DISCORD_TOKEN !== undefined || env.SLACK_BOT_TOKEN !== undefined;
  const isPlayground = env.PLAYGROUND_PORT !== undefined || !isLive;
  const mode = slackMode(env);
  return {
    ...(env.DISCORD_TOKEN && {
      discord: {
        token: env.DISCORD_TOKEN,
        ...(env.DISCORD_API_URL && { apiUrl: env.DISCORD_API_URL.replace(/\/+$/, '') }),
        userInstall: env.DISCORD_USER_INSTALL,
      },
    }),
    ...(env.SLACK_BOT_TOKEN &&
      mode && {
        slack: {
          botToken: env.SLACK_BOT_TOKEN,
          mode,
          ...(env.SLACK_API_URL && { apiUrl: env.SLACK_API_URL }),
        },
      }),
    ...(isPlayground && {
      playground: { port: env.PLAYGROUND_PORT ?? PLAYGROUND_PORT, host: env.PLAYGROUND_HOST },
    }),
    store: {
      dataDir: env.DATA_DIR,
      ...(env.REDIS_URL && { redisUrl: env.REDIS_URL }),
      ...(env.DATA_KEY && { dataKey: env.DATA_KEY }),
    },
    botName: env.BOT_NAME,
    defaultLanguage: env.DEFAULT_LANGUAGE,
    ...(env.ALLOWED_GROUPS && { allowedGroups: env.ALLOWED_GROUPS.split(/[\s,]+/).filter(Boolean) }),
    ...(env.HEALTH_PORT && { healthPort: env.HEALTH_PORT }),
    logLevel: env.LOG_LEVEL,
  };
}

function slackMode(env: Environment): SlackMode | undefined {
  if (env.SLACK_APP_TOKEN) return { kind: 'socket', appToken: env.SLACK_APP_TOKEN };
  if (env.SLACK_SIGNING_SECRET && env.SLACK_PORT) {
    return { kind: 'http', signingSecret: env.SLACK_SIGNING_SECRET, port: env.SLACK_PORT };
  }
  return undefined;
}
