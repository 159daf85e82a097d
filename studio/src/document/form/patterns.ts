/** Shapes of a text that officials know by name, each with one that nobody has. The last character of an ID number is not computed
 *  here: a pattern cannot. Sources: GB 11643 (ID number), GB 32100 (social credit code), GA 36 (number plate). */
export const PATTERNS = [
  { name: 'idNumber', pattern: '^[1-9][0-9]{16}[0-9Xx]$', sample: '110101190001010000' },
  { name: 'creditCode', pattern: '^[0-9A-HJ-NPQRTUWXY]{18}$', sample: '910000000000000000' },
  { name: 'postcode', pattern: '^[0-9]{6}$', sample: '100000' },
  {
    name: 'plate',
    pattern: '^[一-龥][A-Z][A-HJ-NP-Z0-9]{4,5}[A-HJ-NP-Z0-9挂学警港澳]$',
    sample: '京A00000',
  },
] as const
