/** What is set for a group, in words. Names of people, roles and rooms notify nobody. */
import { memberId, roleId, roomId, type Context, type Group, type Text } from '#core/command.ts';
import { languageName } from '#support/languages.ts';
import { zoneLabel } from '#support/zone-names.ts';

interface Fact {
  readonly name: string;
  readonly value: Text;
}

/** Several texts in one line. */
export const inOneLine = (texts: readonly Text[]): Text =>
  texts.flatMap((text, i) => (i > 0 ? [', ', ...text] : text));

/** Who moderates, roles first; nothing where nobody was chosen. */
export const moderatorsOf = ({ moderators: { roles, members } }: Group): Text =>
  inOneLine([
    ...roles.map((role): Text => [{ role: roleId(role) }]),
    ...members.map((member): Text => [{ member: memberId(member) }]),
  ]);

/** Everything that can be set, with what was chosen or what holds until something is. */
export function sayFacts(group: Group, context: Context): readonly Fact[] {
  const { say, words } = context;
  const { moderatorsRoom, zone, country, hours, language, sharingOff, rules, minAge } = group;
  const orUnset = (value: Text): Text => (value.length > 0 ? value : say('setup.unset'));
  const fact = (name: string, value: Text): Fact => ({ name, value: orUnset(value) });
  const usual = languageName(words.in(undefined).language);
  return [
    fact(say.label('setup.moderators'), moderatorsOf(group)),
    fact(say.label('setup.admins'), sayAdmins(group, context)),
    fact(say.label('setup.room'), moderatorsRoom === undefined ? [] : [{ room: roomId(moderatorsRoom) }]),
    fact(say.label('setup.rooms'), sayRooms(group, context)),
    fact(say.label('setup.zone'), zone === undefined ? [] : [zoneLabel(zone, say)]),
    fact(
      say.label('setup.language'),
      language === undefined ? say('setup.language.usual', { language: usual }) : [languageName(language)],
    ),
    fact(say.label('setup.country'), country === undefined ? [] : [say.country(country)]),
    fact(say.label('setup.hours'), hours === undefined ? [] : [hours]),
    fact(say.label('setup.rules'), rules === undefined ? [] : [rules]),
    fact(say.label('setup.minAge'), minAge === undefined ? [] : [String(minAge)]),
    fact(say.label('setup.sharing'), say(sharingOff ? 'setup.sharing.off' : 'setup.sharing.on')),
  ];
}

/** Where the platform tells who can manage the group, those are admins too. */
const sayAdmins = ({ admins }: Group, { from, say }: Context): Text =>
  inOneLine([
    ...(from.manages === undefined ? [] : [say('setup.admins.manage')]),
    ...admins.map((member): Text => [{ member: memberId(member) }]),
  ]);

const sayRooms = ({ rooms }: Group, { say }: Context): Text =>
  inOneLine(
    rooms.map(({ room, voice }) =>
      say('setup.voice', { room: { room: roomId(room) }, voice: say.label(`setup.voice.${voice}`) }),
    ),
  );
