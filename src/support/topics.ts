export { TOPICS, type Topic } from '#content/words/shape.ts';
