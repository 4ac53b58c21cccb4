import type { Group } from '#core/group-records.ts';

/** Crisis lines are posted in a room at most once in this time, in milliseconds. */
const POSTED_EVERY = 5 * 60_000;

/** When lines were posted in a room last, and by whom. */
export type CrisisPost = Group['crisisPosts'][number];

/** The post that is too fresh for another one in this room, if there is one. */
export const freshPost = (
  posts: readonly CrisisPost[],
  room: string,
  now: Temporal.Instant,
): CrisisPost | undefined =>
  posts.find((post) => post.room === room && Math.abs(now.epochMilliseconds - post.at) < POSTED_EVERY);

/** The posts with one more; those that hold nothing back any more are dropped. */
export const withPost = (
  posts: readonly CrisisPost[],
  post: CrisisPost,
  now: Temporal.Instant,
): readonly CrisisPost[] => [
  ...posts.filter((each) => now.epochMilliseconds - each.at < POSTED_EVERY && each.room !== post.room),
  post,
];

/** The posts without the one that could not be made. */
export const withoutPost = (posts: readonly CrisisPost[], post: CrisisPost): readonly CrisisPost[] =>
  posts.filter((each) => each.room !== post.room || each.at !== post.at);
