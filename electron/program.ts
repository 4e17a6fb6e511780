import program from '../package.json' with { type: 'json' }

/** The program's version, as in package.json; written into every backup. */
export const programVersion: string = program.version
