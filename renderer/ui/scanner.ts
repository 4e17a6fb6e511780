export { useScan } from './use-scan.ts'
