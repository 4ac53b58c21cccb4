/** What Slack is told of the app. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { assert, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { createManifest } from '../adapters/slack/register.ts';
import { registry, words } from './bot.ts';
import { registry as definitions } from './slack/definitions.ts';
import { startSlack } from './slack/server.ts';

describe('The manifest', () => {
  const parts = { registry, words, botName: 'Seven' };
  const manifest = createManifest(parts);

  test('asks for what is needed and for nothing else', () => {
    expect(manifest.oauth_config.scopes.bot).toEqual(['commands', 'chat:write', 'im:write']);
    expect(manifest.settings).toEqual({
      event_subscriptions: { bot_events: ['app_home_opened', 'app_uninstalled', 'tokens_revoked'] },
      interactivity: { is_enabled: true },
      org_deploy_enabled: false,
      socket_mode_enabled: true,
      token_rotation_enabled: false,
    });
    expect(manifest.features.slash_commands.map(({ command }) => command)).toContain('/trust-steps');
  });

  test('opens the Home tab, and keeps people from writing to nobody', () => {
    expect(manifest.features.app_home).toEqual({
      home_tab_enabled: true,
      messages_tab_enabled: true,
      messages_tab_read_only_enabled: true,
    });
  });

  test('hints at subcommands with their options', () => {
    const { features } = createManifest({ ...parts, registry: definitions });
    const hints = features.slash_commands.map(({ command, usage_hint: hint }) => [command, hint]);
    expect(hints).toContainEqual(['/plan', '[start [at] [size] | pause]']);
    expect(hints).toContainEqual(['/say', '[words]']);
    expect(hints).toContainEqual(['/card', undefined]);
  });

  test('names one address for everything in HTTP mode', () => {
    const { settings, features } = createManifest({ ...parts, url: 'https://bot.example.org' });
    const url = 'https://bot.example.org/slack/events';
    expect(settings.socket_mode_enabled).toBe(false);
    expect(settings.interactivity.request_url).toBe(url);
    expect(settings.event_subscriptions.request_url).toBe(url);
    expect(new Set(features.slash_commands.map((command) => command.url))).toEqual(new Set([url]));
  });

  test('has only names of commands that people can type at Slack', async () => {
    const slack = await startSlack({
      commands: manifest.features.slash_commands.map(({ command }) => command),
    });
    await slack.stop();
    expect(slack.breaches).toEqual([]);
  });

  test('says that nobody is there, and leaves no command out', () => {
    expect(manifest.features.bot_user.always_online).toBe(false);
    const [one] = registry.commands;
    const commands = Array.from({ length: 51 }, () => one).filter((each) => each !== undefined);
    expect(() => createManifest({ ...parts, registry: { commands, menus: [] } })).toThrow(RangeError);
  });

  test('asks for ids of people and channels where they can be named, and nowhere else', () => {
    const { features } = createManifest({ ...parts, registry: definitions });
    const escaped = features.slash_commands.filter((each) => each.should_escape);
    expect(escaped.map(({ command }) => command)).toEqual(['/choose', '/check']);
    const sub = definitions.commands.find(({ name }) => name === 'choose');
    const plan = definitions.commands.find(({ subs }) => subs);
    assert(sub && plan);
    const commands = [{ ...plan, subs: [sub] }];
    const made = createManifest({ ...parts, registry: { commands, menus: [] } });
    expect(made.features.slash_commands[0]?.should_escape).toBe(true);
  });

  test('puts menus of messages among the shortcuts', () => {
    const made = createManifest({ ...parts, registry: definitions });
    expect(made.features.shortcuts).toEqual([
      { type: 'message', name: 'Open', callback_id: 'look', description: 'Open' },
    ]);
    expect(createManifest({ ...parts, registry: { commands: [], menus: [] } }).features).not.toHaveProperty(
      'shortcuts',
    );
    const menus = Array.from({ length: 11 }, () => definitions.menus).flat();
    expect(() => createManifest({ ...parts, registry: { commands: [], menus } })).toThrow(RangeError);
  });

  const folder = process.env['SLACK_MANIFEST_SCHEMA'] ?? '';
  test.runIf(existsSync(folder)).each(['manifest.schema.1.0.0.json', 'manifest.schema.2.0.0.json'])(
    'is valid by Slack’s own %s',
    (file) => {
      const ajv = new Ajv({ strict: false });
      addFormats.default(ajv);
      const validate = ajv.compile(
        z.record(z.string(), z.unknown()).parse(JSON.parse(readFileSync(join(folder, file), 'utf8'))),
      );
      const { _metadata: _, ...unversioned } = createManifest({ ...parts, url: 'https://bot.example.org' });
      for (const made of [file.includes('.1.') ? manifest : unversioned, unversioned]) {
        validate(JSON.parse(JSON.stringify(made)));
        expect(validate.errors).toBeNull();
      }
      expect(validate({ ...unversioned, surprise: true })).toBe(false);
    },
  );
});
