export { codebook, render, type RenderOptions } from '../report/index.js';
