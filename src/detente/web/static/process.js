// A variable of Node.js, which the text annotator asks even in a browser; it comes before that script.
"use strict";

globalThis.process = { env: { NODE_ENV: "production" } };
