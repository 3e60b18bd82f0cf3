// A day as the rest of the site writes dates; some browsers know no Kazakh months.
import { say } from './words.js';

export const day = (date) => say('date', { day: date.getDate(), month: say('months').split(' ')[date.getMonth()], year: date.getFullYear() });
