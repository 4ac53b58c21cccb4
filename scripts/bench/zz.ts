import { benchTimetable } from './timetable.ts';
const t = performance.now();
console.log(JSON.stringify(await benchTimetable()).replaceAll('},', '},\n'), (performance.now() - t) / 1000);
