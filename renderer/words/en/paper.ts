/** Pages on their way to paper. */
export const paper = {
  print: 'Print',
  save: 'Save as PDF …',
  close: 'Close',
  saved: (file: string) => `Saved: ${file}`,
  notPrinted: 'The pages were not printed',
  page: (page: number, of: number) => `Page ${page} of ${of}`,
  pages: (count: number) => (count === 1 ? '1 page' : `${count} pages`),
  printedAt: (when: string, by: string) => `Printed ${when} by ${by}`,
  preview: 'Pages as they will be printed',
} as const
