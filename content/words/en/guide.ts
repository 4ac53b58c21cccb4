import type { SourceWords, Topic, TopicWords } from '../shape.ts';

/** The questions that people ask, with answers in English. */
export const guide: Readonly<Record<Topic, TopicWords>> = {
  fixing: {
    name: 'Fixing broken trust',
    question: 'How can broken trust be fixed?',
    answer: [
      'It is slow and delicate work, and it needs two people who both want it and are both free to say no.',
      'What helps is honesty that nobody had to force, open talk, and a serious wish to care for what you have together. It takes patience, effort, and the same care again and again.',
      'The pace and the limits belong to whoever was hurt. If you broke trust, respecting them is part of the repair.',
      'If one person is afraid of the other, repair can wait. Safety comes first.',
    ],
  },
  regain: {
    name: 'Can trust come back?',
    question: 'Can lost trust be regained?',
    answer: [
      'Yes, it can. It doesn’t always, and nobody can promise it beforehand.',
      'When it comes back, it comes little by little. Whoever broke it chooses the relationship anew, puts right what can be put right, and shows in deeds what they have learned.',
      'In experiments, trust recovered less fully after a lie. Promises helped it along, and kept promises carried it. An experiment is not your life, so take it as a hint.',
    ],
  },
  'how-long': {
    name: 'How long it takes',
    question: 'How long does it take to rebuild trust?',
    answer: [
      'There is no set time. Each person is different, and so is each breach.',
      'If you broke trust, put the calendar away. Show that you care, say that you see how hard this is, and let doubts, worries and anger be spoken. Don’t hurry the other person. Trust doesn’t come by force, and pushing for it says that their pain doesn’t count.',
      'If your trust was broken, your time is your own. You owe nobody a date.',
      'Room for anger is not room for threats or insults, whoever makes them.',
    ],
  },
  'if-you-broke-it': {
    name: 'If you broke trust',
    question: 'I broke trust. How do I repair it?',
    answer: [
      'Begin with respect. The other person may want time or distance before you are close again, in body or in feeling. Keep to it. If they want no contact, keep to that too.',
      'Own what you did, and put right what can be put right. Then let your promises be small, and keep them.',
      'Where there is a lot of hurt, a professional can help with the repair, as a third person who takes no side.',
      'With support and real change, the other person may come to forgive. They may also not. That is theirs to decide, and patience with it is part of your change.',
      'If you are being hurt or threatened for what you did, that is not repair, and you can get help for yourself.',
    ],
  },
  'go-on': {
    name: 'Can the relationship go on?',
    question: 'Can our relationship go on after this?',
    answer: [
      'It can go on, and it can end. I’m a program, and I give no advice either way: the decision is yours.',
      'A therapist can offer tools and a place to talk openly. For many that helps more than trying alone.',
      'If you broke trust, this is hard, and it is realistic: the other person may forgive you and still not want to go on, with counseling or without.',
      'If your trust was broken, you have no obligation to stay where you feel hurt, unappreciated or manipulated. You can see the other person’s effort, value it, and still say no.',
      'If you think about going on, these questions may help. Do they say clearly that this will change? Do they respect what it did to you? Can you say no without fear?',
    ],
  },
  forgiving: {
    name: 'Forgiving',
    question: 'How do I forgive?',
    answer: [
      'Forgiving is yours to give or to keep. You owe it to nobody, and there is no date for it.',
      'The pain comes first, and it takes the time it takes. Being angry and upset is all right. None of it happens overnight.',
      'Forgiving is not forgetting, and it is not going back. You can do one without the others.',
      'If you are the one who hopes to be forgiven, leave it open. To ask for it is to put one more weight on the person who was hurt.',
    ],
  },
  'after-betrayal': {
    name: 'After a betrayal',
    question: 'I was betrayed. What now?',
    answer: [
      'There is no hurry. If you are afraid of the other person, leave the rest of this for now: your safety comes first.',
      'Some questions can help you see more clearly. Why did they do it? Was it an honest mistake? Have they tried to make it good, and do they have a plan to change? Would a person you trust see it as you do?',
      'Whatever the answers are, what was done is not your fault.',
      'For some people forgiving becomes possible when they can see a change: honesty, open talk, and somebody who is really there, in person and in feeling. For others it doesn’t, and that is all right too.',
    ],
  },
  'trust-again': {
    name: 'Learning to trust again',
    question: 'How do I learn to trust again?',
    answer: [
      'Slowly, and maybe with yourself first. Trust in others can grow from trust in your own instincts, values and judgment.',
      'Find out what you need, and say it openly where that is safe. It can help to understand why you were hurt. To understand is not to blame yourself.',
      'Being careful is no flaw. Sometimes it is something that you know.',
      'If you choose to rebuild with somebody, that is a commitment that grows with time. You can make it in small pieces, and you can take it back.',
    ],
  },
  professional: {
    name: 'When to see a professional',
    question: 'When is it time to see a professional?',
    answer: [
      'When the hurt goes deep, or when things don’t move by themselves.',
      'A professional can guide the rebuilding and help each person to speak openly. You can also go alone, just for yourself.',
      'Where one person frightens, hurts or controls the other, counseling together can bring new danger. The domestic violence hotline of the United States advises against it where there is abuse. You can still look for help on your own.',
      'In a crisis you don’t need an appointment. Crisis lines are there for that, and every card here leads to them.',
    ],
  },
};

/** Where the facts of the steps and of the guide come from. */
export const source: SourceWords = {
  title:
    'How to gain someone’s trust back: Manageable steps for rebuilding security and stability in relationships',
  publisher: 'Thriveworks',
  reviewers: 'Christine Ridley LCSW and Theresa Welsh LPC',
  limit:
    'This is information. It doesn’t replace professional help. In a crisis, turn to a crisis line: in the United States it is 988.',
};
