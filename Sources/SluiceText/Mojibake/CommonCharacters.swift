// The commonest characters of Chinese and Korean, as data. Not the encodings, and not the arithmetic.

/// About two hundred characters each that make up half of any text.
package enum CommonCharacters {
  package static let simplified = set(
    """
    的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么\
    去法学如都同现当没动面起看定天分还进好小部其些主样理心本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关\
    点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身加西斯月话合回特代内信表化老给世位次度门任常先海通教\
    原东立及比员解水名真论处走义各入几口认条平系气题活更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直资
    """)

  package static let traditional = set(
    """
    的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得於著下自之年過發後作裡用道行所然家種事成方多經麼\
    去法學如都同現當沒動面起看定天分還進好小部其些主樣理心本前開但因只從想實日軍者意無力它與長把機十民第公此已工使情明性知全三又關\
    點正業外將兩高間由問很最重並物手應戰向頭文體政美相見被利什二等產或新己制身加西斯月話合回特代內信表化老給世位次度門任常先海通教\
    原東立及比員解水名真論處走義各入幾口認條平系氣題活更別打女變四神總何電數安少報才結反受目太量再感建務做接必場件計管期市直資灣臺
    """)

  package static let korean = set(
    """
    이다는의에을를가은하고로한지도서사기인대자어나그리시해스정아있으보일들제주수라장부전만동원성구게과국상면여무비조안마유신오공중미\
    연세우경되실선용적개방년생후위때화내했것위모님입니습까요니당등분두학소산단감말관회반업문당계물남민드트르
    """)

  private static func set(_ text: String) -> Set<Unicode.Scalar> { Set(text.unicodeScalars) }
}
