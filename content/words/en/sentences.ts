import { ask } from './ask.ts';
import { checkIn } from './check-in.ts';
import { crisisLines } from './crisis-lines.ts';
import { crisisSend } from './crisis-send.ts';
import { data } from './data.ts';
import { group } from './group.ts';
import { moderatorsCard } from './moderators-card.ts';
import { progress } from './progress.ts';
import { reminder } from './reminder.ts';
import { settings } from './settings.ts';
import { setup } from './setup.ts';
import { time } from './time.ts';

/** English: the sentences that every other language satisfies. Holes stand in braces, emphasis in <b>. */
export const sentences = {
  ...ask,
  ...checkIn,
  ...crisisLines,
  ...crisisSend,
  ...data,
  ...group,
  ...moderatorsCard,
  ...progress,
  ...reminder,
  ...settings,
  ...setup,
  ...time,

  // Said by every command
  'command.unknown': 'I don’t know that command. /trust-help shows what I can do.',
  stale: 'That button is from an older version of me. Please run the command again.',
  fault:
    'Something went wrong on my side, not yours. If you tell the person who hosts me, give them this code: {reference}.',
  'fault.still-works': '/crisis and /trust-steps still work.',
  'form.kept': 'What you typed is kept for 15 minutes, so you don’t have to write it again.',
  'form.try-again': 'Try again',
  typed:
    'I’m a program, and I can’t read messages. Nobody follows this chat, so nobody will see it here if you need help. The buttons and commands work.',
  'help.button': 'Need help now?',
  'option.yes': 'Yes',
  'option.no': 'No',
  'option.required': 'Please fill this in.',
  'option.not-a-choice': '“{typed}” does not tell me which one. You can choose {nearest}.',
  'option.not-yes-or-no': 'Please answer yes or no instead of “{typed}”.',
  'option.too-long': 'That is {length} characters long. Please keep it to {most}.',

  // What is shared by several commands
  'side.label': 'Side',
  'side.summary': 'Whether you broke trust, yours was broken, or both',
  'side.broke': 'I broke trust',
  'side.hurt': 'My trust was broken',
  'side.both': 'Both',
  'side.unsaid': 'Rather not say',
  'country.label': 'Country',
  'country.summary': 'A country, such as Spain or ES',
  'country.not-found':
    'I don’t know which country that is. You can write its name, or its two letters, such as ES.',
  'note.text': 'You have a note',
  'note.open': 'Open',
  'hide.button': 'Hide this',
  'hide.done': 'Done.',

  // The steps
  'steps.summary': 'The seven steps of rebuilding trust, one by one or all at once',
  'steps.option.step': 'A step, by its number or a word of its name',
  'steps.option.step.label': 'Step',
  'steps.option.share': 'Post a short card of the step in this channel, for all to read',
  'steps.option.share.label': 'Share in this channel',
  'steps.safety':
    'These steps are for situations in which both people are free to say no. If you are afraid, watched, threatened or hurt, they are not for you right now, and none of it is your fault. The button <b>Is it safe?</b> has three short questions. Nobody is told.',
  'steps.title': 'Seven steps',
  'steps.numbered': '{step}. {name}',
  'steps.of-seven': 'Step {step} of 7: {name}',
  'steps.line': '<b>{step}. {name}.</b> {line}',
  'steps.broke': 'If you broke trust',
  'steps.hurt': 'If your trust was broken',
  'steps.not-this': '<b>Where this step ends:</b> {text}',
  'steps.source': 'After “{title}” by {publisher}, reviewed by {reviewers}. {limit}',
  'steps.previous': 'Previous',
  'steps.next': 'Next',
  'steps.all': 'All steps',
  'steps.back': 'Back to the step',
  'steps.open': 'Open for me',
  'steps.shared-aside': 'Pressing a button answers only you. Nobody sees what you press.',
  'practices.button.broke': 'Practices: I broke trust',
  'practices.button.hurt': 'Practices: my trust was broken',
  'practices.title': 'Practices for step {step}: {name}',
  'practices.try': 'You could try one of these',
  'practices.ask': 'You could ask yourself',
  'practices.optional.broke': 'One is enough. None of it has to be proved to anybody.',
  'practices.optional.hurt': 'All of it is optional. None of it is a duty toward the other person.',
  'practices.hidden':
    'Practices and questions are hidden, as you chose. You can show them again in /my-settings.',
  'practices.unknown':
    'I can’t read your settings right now, so I keep practices and questions out of sight to be careful. Please try again in a minute.',
  'reflect.button': 'Reflect',
  'reflect.button.broke': 'Reflect: I broke trust',
  'reflect.button.hurt': 'Reflect: my trust was broken',
  'reflect.title': 'Reflect',
  'reflect.intro': 'Nothing you write here is kept.',
  'reflect.question': '{number}. {question}',
  'reflect.first.label': 'First question',
  'reflect.second.label': 'Second question',
  'reflect.third.label': 'Third question',
  'reflect.summary': 'For yourself. You can leave it empty.',
  'reflect.submit': 'Done',
  'reflect.intro.kept':
    'The journal is on: what you write here is kept in it, encrypted, for {days} days. Nobody in your group sees it.',
  'reflect.done.kept': 'Thank you for taking the time. It is in your journal now, in /my-progress.',
  'reflect.unknown':
    'I can’t read your settings right now, so nothing you wrote was kept. Please try again in a minute.',
  'reflect.done': 'Thank you for taking the time. Nothing you wrote was kept.',
  'share.button': 'Share here',
  'share.done': 'The short card of step {step} is in the channel now, in my name and not yours.',
  'share.intro': 'The short card of the step you choose is posted in this channel, in my name and not yours.',
  'share.no-room': 'There is no channel here to share it in. Please do it in a channel of your group.',
  'share.not-you': 'You can’t post in this channel, so I don’t post there for you.',
  'share.not-me':
    'I can’t post in this channel. A moderator can let me in: on Discord with the permissions View Channel and Send Messages, on Slack with /invite.',
  'share.recent':
    'A step was shared here a moment ago. Please wait two minutes, so that the channel stays calm.',
  'share.busy': 'I can’t post right now. Please try again in a minute.',

  // Crisis lines
  'crisis.summary': 'Crisis lines: who to call, write to or chat with. Only you see the answer',
  'crisis.option.need': 'What it is like right now',
  'crisis.option.need.label': 'What it is like',
  'need.unsafe': 'I’m not safe right now',
  'need.hurt': 'Someone is hurting me',
  'need.afraid': 'I’m afraid of what I might do',
  'need.worried': 'I’m worried about someone',
  'crisis.title': 'What is it like right now?',
  'crisis.program':
    'I’m a program. I tell nobody. Nobody follows this chat, so nobody will see it here if you need help.',
  'crisis.in-danger': 'If anyone is in danger right now, call your local emergency number.',
  'crisis.in-danger-call':
    'If anyone is in danger right now, call your local emergency number. The numbers I know in {country}:',
  'emergency.all': 'all emergency services',
  'emergency.police': 'police',
  'emergency.ambulance': 'ambulance',
  'emergency.number': '{number} ({reaches})',
  'crisis.lines-title': 'Who can help: {country}',
  'crisis.no-need-line':
    'I know no line in {country} for exactly this. These are the closest to it that I know.',
  'crisis.no-line': 'I know no line in {country}. This directory may know one:',
  'crisis.elsewhere': 'Lines in other countries:',
  'crisis.call': 'Call:',
  'crisis.write': 'Write:',
  'crisis.chat': 'Chat:',
  'crisis.website': 'Website:',
  'crisis.hours': 'Hours: {hours}.',
  'crisis.hours.always': 'day and night',
  'crisis.hours.always-free': 'day and night, free',
  'crisis.hours.unknown': 'Hours not known.',
  'crisis.languages': 'Languages: {languages}.',
  'crisis.listed': 'Listed by {source} ({date}); nobody here has called it.',
  'crisis.listed-undated': 'Listed by {source}; nobody here has called it.',
  'crisis.more': 'More',
  'crisis.other': 'Something else',
  'crisis.country': 'Choose a country',
  'crisis.other-country': 'Another country',
  'crisis.country.title': 'Your country',
  'crisis.country.intro': 'Crisis lines differ by country. I don’t guess yours, and I don’t keep it.',
  'crisis.country.submit': 'Show lines',
  'crisis.which-country': 'Which country are you in? I don’t guess it.',
  'crisis.send': 'Send this to me',
  'crisis.sent': 'Sent to your private chat with me. It says only “You have a note”.',
  'crisis.not-sent':
    'I couldn’t write to you: your private messages are closed to me. You can run /crisis again at any time.',
  'crisis.send-later': 'I can’t write to you right now. Please try again in a minute.',
  'crisis.unsafe':
    'If somebody is hurting you, press <b>Need help now?</b>, then <b>Someone is hurting me</b>: other lines know about that.',
  'crisis.hurt':
    'Calls, texts and pages you open can stay on a phone. If somebody looks at yours, use another one if you can.',
  'crisis.worried':
    'You can ask them plainly whether they think about ending their life. Asking doesn’t put the idea there. Listen, stay calm, and don’t promise to keep it secret. You don’t have to carry it alone: these lines are for you too.',
  'crisis.afraid':
    'It is good that you look for help now. If you can, put some distance between you and the other person, or between you and what you might use.',

  // The guide
  'guide.summary': 'Nine questions people ask about trust, answered in plain words',
  'guide.option.topic': 'The question you have',
  'guide.option.topic.label': 'Question',
  'guide.title': 'What would you like to read about?',
  'guide.all': 'All questions',

  // Help
  'help.summary': 'What I am, what I’m not, and what I can do here',
  'help.title': 'What I am',
  'help.is':
    'I’m a program for peer support groups of people who rebuild trust. I show seven steps, and crisis lines when they are needed.',
  'help.is-not':
    'I’m not a therapist, not a crisis line, and not a monitor of anyone. I never read channel messages.',
  'help.commands': 'What I can do',
  'help.moderators': 'For moderators and admins',
  'help.kept': 'What I keep',
  'help.kept.what':
    'Only what you choose, write or answer for yourself, encrypted. /my-data shows all of it and erases it. The person who hosts me can read it while I run. I don’t keep what you read.',
  'help.missing': 'What is missing here',
  'help.missing.posting':
    'I can’t post in this channel, so sharing a step doesn’t work. An admin can give me the permissions View Channel and Send Messages.',
  'help.missing.setup':
    'There is no moderators’ channel and no time zone here yet, so /ask-moderators and reminders wait. An admin can choose both with /trust-setup start. The rest works.',
  'help.missing.zone': 'No time zone is chosen, so reminders wait. An admin can choose one in /trust-setup.',
  'help.missing.room':
    'There is no moderators’ channel, so /ask-moderators reaches nobody. An admin can choose one in /trust-setup.',
  'help.missing.store':
    'I can’t reach my memory right now, so settings can’t be read or saved. The person who hosts me can fix that. The steps, the guide and crisis lines work.',

  // Slack
  'slack.description': 'Answers you privately. Type /trust-help to see what it does.',
  'slack.notification': 'There is something new here.',
  'slack.wait': 'One moment, please. The answer will appear here.',
  'slack.expired': 'I was too slow to open that form. Please try again.',
  'slack.check': 'I’m checking whether I can write here. Only you can see this.',
  'slack.not-in-channel': 'my membership (type “/invite {name}” there)',
  'slack.asker-not-in-channel': 'a check by somebody who is in that channel (you aren’t)',
  'slack.somebody': 'a member',
} as const;
