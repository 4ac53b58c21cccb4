/** Nine questions that people ask about trust, and their answers. */
import { choice, command, heading, oneOf, press, type Message, type Say } from '#core/command.ts';
import { TOPICS, type Topic } from '#support/topics.ts';
import { askSafety } from './is-it-safe.ts';

const openTopic = press({
  name: 'guide',
  version: 1,
  parts: { topic: oneOf(TOPICS) },
  place: 'replace',
  run: ({ topic }, { say }) => sayTopic(topic, say),
});

const openTopics = press({
  name: 'topics',
  version: 1,
  parts: {},
  place: 'replace',
  run: (_, { say }) => sayTopics(say),
});

export const trustGuide = command({
  name: 'trust-guide',
  summary: 'guide.summary',
  options: {
    topic: choice({
      summary: 'guide.option.topic',
      label: 'guide.option.topic.label',
      values: TOPICS,
      name: (topic, say) => say.content.guide[topic].name,
    }),
  },
  examples: ['/trust-guide', '/trust-guide topic:forgiving'],
  run: ({ topic }, { say }) => (topic ? sayTopic(topic, say) : sayTopics(say)),
});

/** Everything in this file that can be pressed. */
export const guideActions = [openTopic, openTopics];

const sayTopics = (say: Say): Message => ({
  blocks: [
    heading(say.label('guide.title')),
    {
      kind: 'buttons',
      buttons: TOPICS.map((topic) => openTopic.button(say.content.guide[topic].name, { topic })),
    },
    { kind: 'aside', text: say('steps.source', say.content.source) },
  ],
});

function sayTopic(topic: Topic, say: Say): Message {
  const { question, answer } = say.content.guide[topic];
  return {
    blocks: [
      heading(question),
      ...answer.map((paragraph) => ({ kind: 'text', text: [paragraph] }) as const),
      { kind: 'aside', text: say('steps.source', say.content.source) },
      {
        kind: 'buttons',
        buttons: [
          openTopics.button(say.label('guide.all'), {}),
          askSafety.button(say.label('safe.button'), {}),
        ],
      },
    ],
  };
}
