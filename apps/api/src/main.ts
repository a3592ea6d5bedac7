// The API on its own: stateless, as many as there is need for.
import 'reflect-metadata';
import { run } from './serve.js';

await run();
