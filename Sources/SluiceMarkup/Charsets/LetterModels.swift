// How often the letters beyond ASCII occur in languages, as data. Not the encodings, and not the arithmetic.

/// What a text in a language looks like where it is not ASCII: a letter and how many of a thousand it is. Rounded
/// from what is commonly known of the languages; only the order of magnitude decides.
struct LetterModel {
  /// Encodings that were in use for it, the likelier first.
  let charsets: [String]
  /// Lower case where the script has cases.
  let letters: [Unicode.Scalar: Int]

  private init(_ charsets: String, _ letters: String) {
    self.charsets = charsets.split(separator: " ").map(String.init)
    var table: [Unicode.Scalar: Int] = [:]
    // By scalars: a mark of Thai would make one character with the space before it.
    for entry in letters.unicodeScalars.split(separator: " ") {
      guard let letter = entry.first else { continue }
      table[letter] = entry.dropFirst().reduce(0) { $0 * 10 + Int($1.value) - 0x30 }
    }
    self.letters = table
  }

  private static let west = "windows-1252 macintosh"
  private static let east = "windows-1250 iso-8859-2"
  private static let cyrillic = "windows-1251 koi8-r iso-8859-5 ibm866 x-mac-cyrillic ibm855"

  static let all: [LetterModel] = [
    // English: quotation marks, dashes, and what it borrowed.
    LetterModel(west, "’450 “130 ”130 –80 —80 ‘30 …30 é30 £20 •15 ®10 ©10 °5 ·5 »10 ñ4 è3 à3 ö3 ü3 ï2 ç2 á2 í2 ó2"),
    LetterModel(west, "é560 è110 à120 ê60 ç45 ô20 î15 û15 ù12 â12 ë6 ï6 œ6 «10 »10 ’20 °3"),
    LetterModel(west, "ü340 ä320 ö170 ß120 é5 „10 “10 –15"),
    LetterModel(west, "ó310 í230 á190 é130 ñ90 ú60 ü8 ¿10 ¡5 «5 »5"),
    LetterModel(west, "ã240 ç180 é130 á120 í90 ó70 ê60 õ50 ú35 â25 à30 ô20"),
    LetterModel(west, "à280 è330 ù100 ò140 ì70 é60 ’20 “10 ”10"),
    LetterModel(west, "ä390 å250 ö330 é15 ”10"),
    LetterModel(west, "å280 ø380 æ290 é20 «10 »10"),
    LetterModel(west, "ä780 ö200 å10 ”10"),
    LetterModel(west, "á160 ð180 í150 þ80 ö110 é70 ó90 ú70 æ80 ý20"),
    LetterModel(west, "é500 ë300 ï100 ó50 è30 ü20 ö10 ’50"),
    LetterModel(west, "à250 é200 í120 ó180 è120 ò60 ç60 ï20 ú30 ü10 ·30"),
    LetterModel(east, "á190 í220 é110 ý75 ě120 š65 č75 ř90 ž80 ů45 ú12 ó3 ň6 ť3 ď2 „8 “8 –8"),
    LetterModel(east, "á220 í130 é100 ý90 š90 č110 ž100 ú80 ô25 ľ45 ť40 ň15 ä12 ď10 ó10 ŕ1 ĺ1 „8 “8 –8"),
    LetterModel(east, "ą150 ę170 ó130 ł260 ś100 ż120 ć60 ń30 ź8 „8 ”8 –8"),
    LetterModel(east, "á330 é310 ö100 ó90 ő80 í50 ü50 ú30 ű15 „8 ”8 –8"),
    LetterModel(east + " iso-8859-16", "ă330 î130 ş120 â120 ţ110 º60 þ60 ș60 ț60 „8 ”8 –8"),
    LetterModel(east, "č300 š270 ž200 ć110 đ60 „8 “8 –8"),
    LetterModel("windows-1254", "ı330 ü120 ş120 ğ90 ç90 ö70 İ60 â5 ’20 “10 ”10"),
    LetterModel("windows-1257 iso-8859-13", "ė200 š150 ų160 ž100 į90 ą80 ū70 č60 ę50 „8 “8 –8"),
    LetterModel("windows-1257 iso-8859-13 iso-8859-4", "ā380 ī160 ē150 š90 ū60 ņ50 ļ40 ž30 č20 ķ15 ģ12"),
    LetterModel(
      cyrillic,
      """
      о109 е85 а80 и74 н67 т63 с55 р47 в45 л44 к35 м32 д30 п28 у26 я20 ы19 ь17 г17 з16 б16 ч14 й12 х10 ж9 ш7 ю6 ц5 \
      щ4 э3 ф3 ъ1 ё2 «3 »3 –3 —3
      """),
    LetterModel(
      "windows-1251 koi8-u iso-8859-5 ibm866 x-mac-cyrillic",
      """
      о94 а83 н68 и61 і57 в54 т53 р48 е46 с41 к40 л38 у34 д34 м31 п29 я25 з23 ь18 г17 б17 ч14 й13 х12 ц8 ю8 є8 ж7 ї6 ш7 \
      щ6 ф3 ґ1 «3 »3 –3
      """),
    LetterModel(
      "windows-1251 iso-8859-5 ibm866 x-mac-cyrillic ibm855",
      """
      а117 и90 о85 е87 т79 н73 р53 в45 с48 л35 к35 д36 п29 м25 з21 у16 я17 ъ16 г16 б14 ч14 ц9 ж6 й6 х6 щ6 ш4 ф3 ю2 ь1 \
      „3 “3 –3
      """),
    LetterModel(
      "windows-1251 iso-8859-5 x-mac-cyrillic ibm855",
      """
      а115 о95 и92 е88 н55 р48 т46 с45 у42 в38 к37 д36 ј35 л34 п28 м37 з18 г17 б15 ш11 ц9 ч10 ж8 ћ6 њ6 љ5 х5 ф3 ђ2 џ1
      """),
    LetterModel(
      "windows-1253 iso-8859-7",
      """
      α90 ο80 ι70 τ78 ε70 ν65 σ45 ρ42 η40 υ35 π40 κ40 ς42 λ30 μ33 ω17 ί30 ό28 έ22 ά25 ή18 γ18 δ18 θ12 χ11 φ9 β7 ύ10 ώ12 ξ4 \
      ζ3 ψ2 ϊ1
      """),
    LetterModel(
      "windows-1255 iso-8859-8",
      "י110 ו105 ה88 ל72 א65 ר60 ת55 ב53 מ50 ש48 ם45 נ35 ד26 ח25 ק25 ע32 פ22 כ23 ג13 ט12 ס15 צ12 ן16 ז8 ך6 ף3 ץ3"),
    LetterModel(
      "windows-1256 iso-8859-6",
      """
      ا150 ل115 ي75 م65 و62 ن58 ر52 ت48 ب37 ة38 ع38 د36 س30 ف30 ه33 ك24 ق25 أ22 ح23 ج16 ش12 ط11 ص12 ى10 خ10 إ9 ض8 ز8 ث7 ذ6 \
      غ5 ء4 ظ2 ئ4 ؤ2 آ2 ،8
      """),
    LetterModel(
      "windows-1256",
      "ا130 ی70 ي70 ر70 ن65 د60 ه60 م52 و58 ت45 س35 ش30 ب45 ك30 ک25 ز25 ل27 گ14 ف12 خ14 ق10 پ12 چ8 ع12 ح9 آ10 ط6 ،8"),
    LetterModel(
      "windows-874",
      """
      า70 น60 ร55 อ50 ก48 เ42 ง40 ่45 ม38 ย33 ว33 ล32 ้40 ต28 ส28 ด28 ท27 ะ22 ั45 ี32 ิ28 ค24 ุ15 ป22 บ22 ห22 แ20 จ18 พ17 \
      ข14 ช14 ื14 โ9 ไ14 ใ12 ำ10 ธ7 ถ8 ณ7 ็8 ์12 ู12 ศ6 ซ6 ผ8 ภ5 ษ4 ฐ3 ญ4 ึ5 ฟ3
      """),
  ]
}
