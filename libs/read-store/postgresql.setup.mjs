// Before each file of jest's project `postgresql`: its read stores are on a PostgreSQL, whichever the default is.
process.env.VEKHA_TEST_TWIN = 'postgresql';
