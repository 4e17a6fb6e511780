/**
 * Names for the measurement of double enrolment: a line a word, its spellings as clinics write them, in Latin letters and
 * in the letters of the place. The commonest stand first; chance falls with the rank. Made for this, from no list of people.
 */
const lines = (text: string): string[][] =>
  text
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/))

/** Bengali names of Muslims, first words of men. */
export const muslimMen = lines(`
  Rahim Raheem Rohim রহিম
  Karim Kareem Korim করিম
  Rahman Rohman Rahaman Rehman রহমান
  Rafiqul Rofiqul Rafiq Rofikul রফিকুল রফিক
  Shafiqul Shofiqul Shafiq Safiqul শফিকুল শফিক
  Aminul Amin Aminool আমিনুল আমিন
  Nurul Noorul Nurool নুরুল
  Jahangir Jahangeer Jahangir জাহাঙ্গীর
  Alamgir Alomgir আলমগীর
  Shahin Shaheen Sahin শাহীন শাহিন
  Sohel Suhel Shohel সোহেল
  Rubel Rubell Rubel রুবেল
  Sumon Suman সুমন
  Jamal Zamal Jamaal জামাল
  Kamal Kamaal কামাল
  Faruk Faruque Farooq ফারুক
  Anwar Anwor Anuar আনোয়ার
  Hasan Hassan Hasaan হাসান
  Monir Munir Moneer মনির
  Ripon Repon রিপন
  Liton Litton লিটন
  Milon Milan মিলন
  Masud Masood Mashud মাসুদ
  Habib Hobib হাবিব
  Delwar Delowar Dilwar দেলোয়ার
  Mizan Mijan মিজান
  Nazrul Nozrul Nazrool নজরুল
  Rasel Russel Rasell রাসেল
  Selim Salim Seleem সেলিম
  Shamim Shameem Samim শামীম শামিম
  Tarek Tareq Tarik তারেক
  Zakir Jakir Zakeer জাকির
  Belal Billal Bilal বেলাল
  Bashir Basir Bosir বশির
  Firoz Feroz Firoj ফিরোজ
  Golam Gulam Ghulam গোলাম
  Humayun Humayan Humaiun হুমায়ুন
  Idris Idrees ইদ্রিস
  Jewel Juel Jewell জুয়েল
  Khokon Khokan খোকন
  Mahbub Mahabub Mahboob মাহবুব
  Polash Palash পলাশ
  Saiful Saiful Syful সাইফুল
  Zahid Jahid Zahidul জাহিদ
  Manik Manick মানিক
  Babul Babool বাবুল
  Kabir Kobir কবির
  Motaleb Matalib Mutaleb মোতালেব
  Abdul+Kader Abdul+Quader Abdul+Qader আব্দুল+কাদের
  Abdur+Razzak Abdur+Rajjak Abdul+Razzaq আব্দুর+রাজ্জাক
  Abdus+Salam Abdul+Salam Abdus+Salaam আব্দুস+সালাম`)

/** Last words of the same. */
export const muslimLast = lines(`
  Islam Eslam ইসলাম
  Uddin Udden উদ্দিন
  Hossain Hossen Hussain Hosen হোসেন
  Mia Miah Miya মিয়া
  Ali Aly আলী আলি
  Rahman Rohman Rahaman রহমান
  Ahmed Ahmad Ahammed আহমেদ
  Khan Khaan খান
  Sheikh Shaikh Sekh Shekh শেখ
  Sarkar Sarker Sorkar সরকার
  Mondol Mandal Mondal মন্ডল
  Howlader Hawlader Haulader হাওলাদার
  Molla Mollah Mullah মোল্লা
  Bepari Bapari বেপারী
  Sikder Shikder Sikdar সিকদার
  Talukder Talukdar তালুকদার
  Chowdhury Chaudhury Choudhury চৌধুরী
  Hawladar Haoladar হাওলাদার
  Pramanik Paramanik প্রামাণিক
  Biswas Bishwas বিশ্বাস`)

export const muslimWomen = lines(`
  Rina Reena রিনা
  Rahima Raheema Rohima রহিমা
  Shirin Shireen Sirin শিরিন
  Nasima Nasema নাসিমা
  Salma Solma সালমা
  Parul Parool পারুল
  Fatema Fatima Fatemah ফাতেমা
  Khadija Khodeja Khadiza খাদিজা
  Amena Amina Ameena আমেনা
  Rokeya Rokaya Ruqaya রোকেয়া
  Shilpi Silpi শিল্পী
  Moni Mony মনি
  Ruma Rooma রুমা
  Jorina Zorina Jarina জরিনা
  Hasina Haseena হাসিনা
  Asma Asmaa আসমা
  Taslima Taslema তাসলিমা
  Shahnaz Shahanaz Sahnaj শাহনাজ`)

/** North Indian names, as they are written in Hindi and in English. */
export const hindiMen = lines(`
  Rajesh Rajes Raajesh राजेश
  Rakesh Rakes राकेश
  Suresh Sures सुरेश
  Ramesh Rames रमेश
  Mukesh Mukes मुकेश
  Sanjay Sanjai संजय
  Vijay Bijay Vijai विजय
  Ajay Ajai अजय
  Manoj Monoj मनोज
  Vinod Binod विनोद
  Anil Aneel अनिल
  Sunil Suneel सुनील
  Ashok Asok अशोक
  Dinesh Dines दिनेश
  Mahesh Mahes महेश
  Pradeep Pradip प्रदीप
  Sandeep Sandip संदीप
  Kuldeep Kuldip कुलदीप
  Gurpreet Gurprit गुरप्रीत
  Jaswant Jasvant जसवंत
  Balwinder Balvinder बलविंदर
  Harjeet Harjit हरजीत
  Deepak Dipak दीपक
  Vikram Bikram विक्रम
  Ravi Rabi रवि
  Mohan Mohon मोहन
  Sohan Sohon सोहन
  Ramlal Ram+Lal रामलाल
  Shyam Syam श्याम
  Lakshman Laxman Lachhman लक्ष्मण
  Imran Imraan इमरान
  Salim Saleem सलीम
  Aslam Asalam असलम
  Firoz Feroz Firoj फ़िरोज
  Bablu Babloo बबलू
  Pappu Papu पप्पू
  Guddu Gudu गुड्डू
  Chandan Chandon चंदन
  Gopal Gopaal गोपाल
  Kishan Kisan Krishan किशन`)

export const hindiLast = lines(`
  Singh Sing Sinh सिंह
  Sharma Sarma शर्मा
  Yadav Yadab यादव
  Verma Varma वर्मा
  Gupta Gupt गुप्ता
  Mishra Misra मिश्रा
  Das Dass दास
  Khan Khaan खान
  Ram Raam राम
  Paswan Paswaan पासवान
  Thakur Thakoor ठाकुर
  Chauhan Chouhan चौहान
  Pandey Pande पांडे
  Tiwari Tiwary तिवारी
  Ansari Ansary अंसारी
  Sahu Shahu साहू`)

export const hindiWomen = lines(`
  Sunita Suneeta सुनीता
  Anita Aneeta अनीता
  Geeta Gita गीता
  Seeta Sita सीता
  Pooja Puja पूजा
  Rekha Reka रेखा
  Meena Mina मीना
  Kiran Kiron किरण
  Poonam Punam पूनम
  Manju Monju मंजू
  Lakshmi Laxmi लक्ष्मी
  Radha Raadha राधा`)

/** Mizo names are made of parts; the parts have few spellings, the whole loses its beginning. */
export const mizoBeginnings = lines(`
  Lal
  Lal
  Lal
  Zo
  Van Vaan
  Hming Hmin
  Ram
  Lian
  Thang Thaang
  Rin
  Mal
  Biak Biek
  Sang
  Chhuan Chuan
  Vul
  Ngur`)
export const mizoMiddles = lines(`
  rin
  biak biek
  hming hmin
  dua
  nun
  rem
  chhuan chuan
  mawi moi
  thang
  tlan
  hlim
  pian pien
  zuat
  peng
  hlua
  ruat
  thla
  sawm`)
export const mizoMaleEndings = lines(`
  puia
  liana
  sanga
  thanga
  mawia moia
  zuala
  kima
  dinga
  hluna
  tluanga
  nghaka
  veka`)
export const mizoFemaleEndings = lines(`
  puii pui
  liani
  sangi
  thangi
  mawii moii
  zuali
  kimi
  dingi
  hluni
  tluangi`)
export const mizoClans = lines(`
  Ralte
  Sailo Sailoh
  Khiangte Khiengte
  Hnamte
  Hmar
  Pachuau Pachuao
  Chhakchhuak Chhakchuak
  Chawngthu Chongthu
  Fanai
  Colney Kawlni
  Zadeng
  Tochhawng Tochhong`)
export const mizoInitials = lines(`
  C.
  H.
  K.
  R.
  PC
  F.
  L.`)
