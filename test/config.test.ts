import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readConfig, type Config } from '../src/config.ts';

const LANGUAGES = ['en', 'es'];

function readWell(environment: Record<string, string>): Config {
  const read = readConfig(environment, LANGUAGES);
  if (!read.ok) throw new Error(read.problems.join('\n'));
  return read.config;
}

const problemsOf = (environment: Record<string, string>): readonly string[] => {
  const read = readConfig(environment, LANGUAGES);
  return read.ok ? [] : read.problems;
};

test('Nothing set means: the playground on this machine, with an embedded store', () => {
  expect(readWell({})).toEqual({
    playground: { port: 8377, host: '127.0.0.1' },
    store: { dataDir: './data' },
    botName: 'Seven',
    defaultLanguage: 'en',
    logLevel: 'info',
  });
});

test('An empty variable counts as unset', () => {
  expect(readWell({ DISCORD_TOKEN: '', BOT_NAME: ' ', REDIS_URL: '' })).toEqual(readWell({}));
});

test('With a token there is no playground unless its port is set', () => {
  expect(readWell({ DISCORD_TOKEN: 'a' }).playground).toBeUndefined();
  expect(readWell({ DISCORD_TOKEN: 'a', PLAYGROUND_PORT: '4000' }).playground?.port).toBe(4000);
});

test('Both ways to reach Slack', () => {
  const socket = readWell({ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' });
  expect(socket.slack?.mode).toEqual({ kind: 'socket', appToken: 'xapp-1' });
  const http = readWell({ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 's', SLACK_PORT: '3000' });
  expect(http.slack?.mode).toEqual({ kind: 'http', signingSecret: 's', port: 3000 });
});

test('All problems are told at once, each with its variable', () => {
  const told = problemsOf({
    SLACK_APP_TOKEN: 'wrong',
    HEALTH_PORT: 'none',
    REDIS_URL: 'redis://localhost',
    DEFAULT_LANGUAGE: 'tlh',
    LOG_LEVEL: 'loud',
  });
  for (const name of [
    'SLACK_APP_TOKEN',
    'SLACK_BOT_TOKEN',
    'HEALTH_PORT',
    'DATA_KEY',
    'DEFAULT_LANGUAGE',
    'LOG_LEVEL',
  ]) {
    expect(
      told.filter((sentence) => sentence.startsWith(name)),
      name,
    ).toHaveLength(1);
  }
});

test('No problem ever tells a value', () => {
  const names = [
    'DISCORD_API_URL',
    'SLACK_BOT_TOKEN',
    'SLACK_APP_TOKEN',
    'SLACK_PORT',
    'REDIS_URL',
    'HEALTH_PORT',
    'LOG_LEVEL',
  ];
  fc.assert(
    fc.property(fc.constantFrom(...names), fc.stringMatching(/^[!-~]{8,40}$/), (name, value) => {
      expect(problemsOf({ [name]: `zq${value}` }).join()).not.toContain(value);
    }),
  );
});
