export { writeWhole } from '../store/write.js';
