import type { StepList } from '../shape.ts';

/** The seven steps in English. */
export const steps: StepList = [
  {
    name: 'Take responsibility',
    short: 'responsibility',
    line: 'Whoever broke trust names their own part, all of it, and what it did.',
    meaning:
      'This step begins when whoever broke trust names their own part, the whole of it. They see what it did to the other person, and they are sorry for that, not for being found out. Owning only half of it can hurt all over again.',
    todo: {
      broke:
        'Say plainly what you did and what you chose. Name what it did to the other person, and let your regret be about that. This step is about your own part and nothing else.',
      hurt: 'You can leave this step to the other person: their part is theirs to own. If it helps, find out for yourself what you need to hear and what you are done explaining.',
    },
    notThis: {
      broke:
        'Responsibility is not taking the blame for everything, and it is not accepting punishment. Nothing you did gives anyone the right to threaten, hit, follow or control you.',
      hurt: 'It is not up to you to find your share in what was done to you. You don’t have to help the other person own up, and you don’t have to accept what they say.',
    },
    practices: {
      broke: [
        'Write one sentence that says what you did, with no “but” in it. It is for you alone.',
        'List who was affected and one way each of them felt it. Then cross out every line that defends you.',
        'Tell one person you trust the plain version, before a polished one takes its place.',
      ],
      hurt: [
        'Write down what happened in your own order, somewhere only you can read it.',
        'Sort your thoughts into two lists: “mine to carry” and “not mine to carry”.',
        'Choose one thing that you don’t want to explain again this week. Say so, if it is safe to.',
      ],
    },
    questions: {
      broke: [
        'What did I choose, even if I was tired or afraid?',
        'Which excuse do I reach for first, and what does it protect?',
        'What would I say if no forgiveness could come from it?',
      ],
      hurt: [
        'Which part of this have I been blaming myself for?',
        'What would taking responsibility look like, in actions I could see?',
        'What do I need to hear before any next step makes sense?',
      ],
    },
  },
  {
    name: 'Be honest and transparent',
    short: 'honesty',
    line: 'What matters about the breach is said openly, and the hiding ends.',
    meaning:
      'To be open is to tell what matters about the breach: what happened, how, and why. The habit of hiding ends too, since one more lie can undo a lot of honest words. In experiments, trust came back less fully where there had been a lie.',
    todo: {
      broke:
        'Say what matters before somebody has to ask. When you notice a half-truth of your own, correct it. Where the truth could put anyone in danger, safety comes first.',
      hurt: 'You decide how much you want to know, and when. You can ask, stop asking, or leave it for another day.',
    },
    notThis: {
      broke:
        'Honesty is not handing over passwords or your phone, and it is not reporting where you are. You keep your privacy. A lie told out of fear is not a betrayal to repair.',
      hurt: 'You have no duty to hear everything, or to keep watch over anyone. Their honesty gives nobody a right to your passwords, your phone or an account of your day.',
    },
    practices: {
      broke: [
        'Where it is safe, say one true thing today before anyone asks for it.',
        'When you notice a half-truth of your own, correct it as soon as it is safe to.',
        'If both of you want to, agree which facts are shared, by whom and until when. Write the end date down.',
      ],
      hurt: [
        'Choose the few facts that would help you, and leave the rest unasked for now.',
        'Set a time and a place for questions, and stop when the time is over.',
        'After an answer, notice how your body feels before you weigh the words.',
      ],
    },
    questions: {
      broke: [
        'What am I still rounding off to look better?',
        'Where do I mix up privacy and hiding?',
        'Which question do I dread, and could I answer it calmly, once?',
      ],
      hurt: [
        'Does knowing this help me feel safe, or does it feed the pictures in my head?',
        'What openness do I want that each of us could freely refuse?',
        'When did I last check something, and how long did the calm last?',
      ],
    },
  },
  {
    name: 'Apologize sincerely',
    short: 'apology',
    line: 'Words that show regret, name the harm, and say what will be different.',
    meaning:
      'A sincere apology shows regret, understands what was harmed, and says what will be different. Excuses weaken it. So does making the pain smaller than it is. In a study with 755 people, owning up and offering repair mattered most, and asking for forgiveness mattered least.',
    todo: {
      broke:
        'Say what you are sorry for, what you will repair, and what you do differently from now on. Then leave all the room there is for the answer, a no included.',
      hurt: 'You can listen, ask for time, or not listen at all. An apology asks nothing of you, not even an answer.',
    },
    notThis: {
      broke:
        'An apology is not a trade for forgiveness, and it is not begging. If the other person doesn’t want to hear from you, the kind thing is not to reach out.',
      hurt: 'An apology is not a debt that you pay back with forgiveness. Tears, gifts or pressure don’t change that. A sorry that is followed by the same harm is not this step.',
    },
    practices: {
      broke: [
        'Draft the apology by hand. Then take out every “if”, and every “you” that blames.',
        'Write down three things: the harm, what you will repair, and by what date.',
        'If it is welcome, say it once. Then stay quiet long enough to hear the answer.',
      ],
      hurt: [
        'You can listen without answering. Have a sentence ready, such as “I heard you, and I need time.”',
        'Write what a real apology to you would contain.',
        'Keep the words you were given, or throw them away, as suits you.',
      ],
    },
    questions: {
      broke: [
        'Am I saying sorry to end my discomfort, or to face what the other person feels?',
        'What can I repair that is not a feeling?',
        'What do I do if the apology is not accepted?',
      ],
      hurt: [
        'Which part of the apology reached me, and which slid past?',
        'What would tell me, two weeks from now, that it was meant?',
        'Do I feel pushed to forgive, and by whom?',
      ],
    },
  },
  {
    name: 'Listen',
    short: 'listening',
    line: 'Room for feelings, worries and wishes, without excuses or interrupting.',
    meaning:
      'Listening makes room for what the other person feels, worries about and hopes for. It takes patience, and the will to imagine how this is for them. The room closes as soon as somebody makes excuses or cuts in.',
    todo: {
      broke:
        'Let the other person finish. Say back what you heard before you say anything of your own, and ask if you got it right.',
      hurt: 'You choose what you say, to whom, and how much. You can say what you want from a talk, and you can end it at any point.',
    },
    notThis: {
      broke:
        'Listening is not putting up with threats, insults or blows. You can walk away from any talk that frightens you.',
      hurt: 'You don’t have to explain your pain until it is understood, and you don’t have to listen in return. If you are mocked or made afraid, nobody is listening.',
    },
    practices: {
      broke: [
        'Set ten minutes in which you only say back what you heard. Either of you can end it.',
        'Put your own phone in another room during a hard talk, if you are safe without it.',
        'Ask “Is there more?” once. Say thank you when there is not.',
      ],
      hurt: [
        'Say in one line what you want from a talk: comfort, answers, or just a witness.',
        'Stop the talk when you reach your limit. If you want to, say when you might come back to it.',
        'Speak with a friend or somebody from the group too, so that it doesn’t all rest on one person.',
      ],
    },
    questions: {
      broke: [
        'When did I begin to prepare my defense while they spoke?',
        'Which feeling did they name that I wanted to fix at once?',
        'Which sentence of theirs could I repeat word for word?',
      ],
      hurt: [
        'Did I feel heard, or only answered?',
        'What have I not found words for yet?',
        'What do I hear about myself in what I say?',
      ],
    },
  },
  {
    name: 'Rebuild trust over time',
    short: 'time',
    line: 'If trust comes back, it comes slowly, through what is done again and again.',
    meaning:
      'Trust grows from reliable acts, done again and again, and that takes patience. Words and deeds match, also when nobody is looking. A new breach sets it back. Nobody can say beforehand how long it takes, or if it comes back.',
    todo: {
      broke:
        'Do small things that can be relied on, today and again next week. Follow the pace and the limits of the other person, and don’t wait for thanks.',
      hurt: 'You go at your own speed. You can slow down, pause, change your mind or stop, and you need no reason.',
    },
    notThis: {
      broke:
        'Patience is not a sentence that you serve. You don’t have to accept being punished, watched or hurt.',
      hurt: 'Time is not a promise that you will trust again. Neither the weeks that have passed nor the effort of the other person puts you in debt.',
    },
    practices: {
      broke: [
        'Pick one promise so small that you can keep it every day this week.',
        'When you slip, note it the same day, with what you will change.',
        'Tell somebody you trust how the plan is going.',
      ],
      hurt: [
        'Note one moment this week that felt steady, and one that did not.',
        'Look again at a limit that you set: keep it, loosen it or tighten it.',
        'Do one thing that is only yours and has nothing to do with the repair.',
      ],
    },
    questions: {
      broke: [
        'Where am I impatient for thanks?',
        'Which good habit do I already have, without noticing it any more?',
        'What would I do today if nobody were watching?',
      ],
      hurt: [
        'What has changed in deeds, rather than in my hopes?',
        'At what speed am I going, and who chose it?',
        'What tells me that stopping is allowed too?',
      ],
    },
  },
  {
    name: 'Communicate openly',
    short: 'communication',
    line: 'Each person can say what they doubt or fear, and nobody pays for it later.',
    meaning:
      'Open talk goes both ways. Doubts, fears and worries can be said, and they are heard without judgment. What makes somebody unsure is taken up early, because what is put off tends to grow.',
    todo: {
      broke:
        'Ask how things are before something goes wrong, and take the answer as it is. Bring up the hard topic yourself, calmly and early.',
      hurt: 'You can bring up a doubt, a fear or a wish, or keep it to yourself. If it helps, say first how and where you want to talk.',
    },
    notThis: {
      broke:
        'Open talk is not answering at every hour, and it is not talking until you give in. Where speaking puts you at risk, you can stay silent.',
      hurt: 'Open talk is not telling the other person everything. If you pay later for what you say, staying silent protects you. There is nothing wrong with that.',
    },
    practices: {
      broke: [
        'Begin one sentence a day with “I feel”, and end it before “because you”.',
        'When a plan that you made together changes, say so as soon as you know.',
        'Agree on a word that means “pause”. When you use it, come back at the time you gave.',
      ],
      hurt: [
        'If it feels safe, make one request that somebody could act on by Friday.',
        'Say “not now” when you mean it.',
        'Write the angry message, keep it overnight where only you can read it, and then decide.',
      ],
    },
    questions: {
      broke: [
        'What do I leave unsaid to keep the peace?',
        'Which topic makes me go silent, or loud?',
        'How do I make it easy to disagree with me?',
      ],
      hurt: [
        'What would I like to ask for, and what makes it hard to ask?',
        'When I go quiet, do I need rest, distance or safety?',
        'Can I disagree here without paying for it later?',
      ],
    },
  },
  {
    name: 'Be consistent',
    short: 'consistency',
    line: 'Small promises that are kept, on ordinary days and on hard ones.',
    meaning:
      'Being consistent is doing what was said, so often that it can be relied on. Promises are kept, and what was begun is carried through. Research suggests that a promise can help trust to start again, and that keeping it is what carries trust further. A small promise that is kept does more than a large one that is not.',
    todo: {
      broke:
        'Promise little, and do it. When you see that you can’t keep a promise, say so before the day comes, and say what you do instead.',
      hurt: 'You can look at what is done rather than at what is said. You decide which signs matter to you, and for how long you want to look.',
    },
    notThis: {
      broke:
        'Consistency is not being perfect, and it is not asking permission for each thing you do. A promise that was forced out of you, or that puts you in danger, doesn’t bind you.',
      hurt: 'You don’t have to check up on the other person or keep count for them. A calm week puts you under no duty, and calm is not always the same as safe.',
    },
    practices: {
      broke: [
        'Tie one promise to something that you already do each morning.',
        'Keep a list of what you kept and what you missed. It is yours, and you show it to nobody unless you want to.',
        'Plan for the hard week: choose one promise small enough to keep even then.',
      ],
      hurt: [
        'Choose two signs of steadiness that matter to you, and let the rest be for a while.',
        'When an alarm goes off in you, ask what set it off. It may be old, or it may know something.',
        'Mark a date on which you ask yourself if this is still what you want.',
      ],
    },
    questions: {
      broke: [
        'Where do my words and my calendar disagree?',
        'What do I do differently when nobody sees me?',
        'Which habit from before could pull me back, and what stands in its way?',
      ],
      hurt: [
        'What can I predict now that I couldn’t before?',
        'Does steadiness calm me, or do I wait for it to end?',
        'What would be enough for me?',
      ],
    },
  },
];
