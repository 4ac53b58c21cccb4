/** Who did something in a group: by name, or a moderator and no more where that person was erased. */
import { memberId, type Say, type Text } from '#core/command.ts';

export const somebody = (by: string | undefined, say: Say): Text[number] =>
  by === undefined ? say.label('setup.log.somebody') : { member: memberId(by) };
