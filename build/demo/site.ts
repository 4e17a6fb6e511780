import type { StaffToSetUp } from './steps/set-up.ts'

/** The people who work at the clinic of the demonstration; none of them exists. */
export const demoStaff = {
  manager: { name: 'Zothanpuii Chawngthu', role: 'manager', pin: '284916' },
  doctor: { name: 'Dr Lalnunmawia', role: 'doctor', pin: '730582' },
  nurse: { name: 'Ramdinpuii', role: 'nurse', pin: '518364' },
  guard: { name: 'Hmingthansanga', role: 'nurse', pin: '926175' },
  counsellor: { name: 'Vanlalruatkimi', role: 'counsellor', pin: '640287' },
} as const satisfies Record<string, StaffToSetUp>

export const demoSite = {
  name: 'Grace-In OST centre',
  district: 'Aizawl',
  code: 'AZL01',
  number: '17',
  country: 'India',
  timeZone: 'Asia/Kolkata',
  products: [
    'buprenorphine, tablets of 2\u00a0mg',
    'buprenorphine, tablets of 0.4\u00a0mg',
    'methadone, liquid, 5\u00a0mg per mL',
  ],
  staff: Object.values(demoStaff),
  keyholders: [demoStaff.manager.name, demoStaff.doctor.name],
}
