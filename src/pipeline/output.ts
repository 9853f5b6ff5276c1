export { render, formatsFor, type RenderOptions } from '../report/index.js';
