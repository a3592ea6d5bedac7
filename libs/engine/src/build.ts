// What the receipt says of the code that decided.

export const BUILD = 'vekha 0.1.0';
