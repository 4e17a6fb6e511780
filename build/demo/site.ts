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

/** The regional office, and who works there. */
export const demoOffice = {
  name: 'Regional project office',
  district: 'Guwahati',
  code: 'RPO',
  country: 'India',
  staff: [
    { name: 'Lalthanzuali Sailo', role: 'manager', pin: '371946' },
    { name: 'Rohmingthanga', role: 'office', pin: '862053' },
  ],
  keyholders: ['Lalthanzuali Sailo', 'Rohmingthanga'],
} as const satisfies Record<string, string | readonly unknown[]>

/** Where the office's sites are, and who runs them; the first one is played, the others are made. */
export const demoPlaces = {
  played: { partner: 'Grace-In', district: demoSite.district },
  others: [
    { code: 'CHP01', number: 31, name: 'Champhai OST centre', partner: 'Grace-In', district: 'Champhai' },
    { code: 'KLB01', number: 37, name: 'Kolasib OST centre', partner: 'Back for Good', district: 'Kolasib' },
  ],
} as const
