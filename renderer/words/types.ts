type Params = Readonly<Record<string, string | number | null | undefined>>

/** A sentence for each reason code of a feature: what is wrong, and how to mend it. */
export type ReasonWords = Readonly<Record<string, (params: Params) => string>>
