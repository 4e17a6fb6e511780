/** The few sentences said before there is a window that could say them. English, as Electron's own are. */
export const startupWords = {
  title: 'OST Register cannot start',
  folder: (folder: string, line: string) =>
    `The register of this computer lies in\n${folder}\nbut this account cannot read and write there.\n\nAsk whoever looks after this computer to run this line once:\n${line}`,
  fault: (id: string) =>
    `Something went wrong and the register has closed itself. What was saved is safe: start it again.\n\nFault ${id}`,
}
