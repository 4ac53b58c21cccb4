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

const isFresh = ({ at }: CrisisPost, now: Temporal.Instant): boolean =>
  now.epochMilliseconds < at + POSTED_EVERY;

/** The posts with one more; those that hold nothing back any more are dropped. */
export const withPost = (
  posts: readonly CrisisPost[],
  post: CrisisPost,
  now: Temporal.Instant,
): readonly CrisisPost[] => [...posts.filter((each) => isFresh(each, now) && each.room !== post.room), post];

/** The group without posts that hold nothing back any more; the same one where there is none. */
export const withoutOldPosts = (group: Group, now: Temporal.Instant): Group =>
  group.crisisPosts.every((each) => isFresh(each, now))
    ? group
    : { ...group, crisisPosts: group.crisisPosts.filter((each) => isFresh(each, now)) };

/** When the first post holds nothing back any more, in milliseconds since 1970; undefined where there is none. */
export const postsEnd = ({ crisisPosts: [first] }: Group): number | undefined =>
  first && first.at + POSTED_EVERY;

/** The posts without the one that could not be made. */
export const withoutPost = (posts: readonly CrisisPost[], post: CrisisPost): readonly CrisisPost[] =>
  posts.filter((each) => each.room !== post.room || each.at !== post.at);
