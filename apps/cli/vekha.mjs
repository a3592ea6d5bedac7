#!/usr/bin/env node
// What `npx vekha` runs. It is here, not the built file itself, because a build makes nothing executable.
import '../../dist/apps/cli/src/main.js';
