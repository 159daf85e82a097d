/** The media type of an .xlsx. */
export const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Endings of the tables that are read. */
export const TABLE_FILES = '.xlsx,.csv,.tsv,.txt'
