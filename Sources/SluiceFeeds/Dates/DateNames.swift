// The words of dates in the languages of feeds. Not their look-up, and not zones: those have a table of their own.

enum DateNames {
  /// Twelve months a line, blanks between them, `/` between the forms of one; without accents, in lower case.
  ///
  /// A language that writes `5. ledna` has the genitive too. Forms an earlier line has are left out.
  static let months: [String] = [
    // English, and what is shared with it.
    "january/jan february/feb march/mar april/apr may june/jun july/jul august/aug september/sep/sept october/oct "
      + "november/nov december/dec",
    // German with Austrian; `Maerz` where the umlaut was typed out.
    "januar/janner/jaenner/jan februar/feber/febr marz/maerz/mrz/mae apr mai juni juli august/aug sept oktober/okt nov "
      + "dezember/dez",
    // French.
    "janvier/janv fevrier/fevr/fev mars avril/avr mai juin juillet/juil aout/aou septembre octobre novembre decembre",
    // Spanish, Portuguese, Italian, Romanian.
    "enero/ene febrero marzo abril/abr mayo junio julio agosto/ago septiembre/setiembre/set "
      + "octubre noviembre diciembre/dic",
    "janeiro fevereiro/fev marco abr maio junho julho ago setembro/set outubro/out novembro dezembro/dez",
    "gennaio/gen febbraio/febb marzo aprile maggio/mag giugno/giu luglio/lug agosto settembre/sett "
      + "ottobre/ott novembre dicembre",
    "ianuarie/ian februarie martie aprilie mai iunie/iun iulie/iul august septembrie octombrie noiembrie/noi decembrie",
    // Dutch, Danish, Norwegian, Swedish, Finnish with its partitive.
    "januari februari maart/mrt april mei juni juli augustus september oktober november december",
    "januar februar marts april maj juni juli august september oktober november desember/des",
    "januari februari mars april maj juni juli augusti september oktober november december",
    "tammikuu/tammikuuta/tammi helmikuu/helmikuuta/helmi maaliskuu/maaliskuuta/maalis huhtikuu/huhtikuuta/huhti "
      + "toukokuu/toukokuuta/touko kesakuu/kesakuuta/kesa heinakuu/heinakuuta/heina elokuu/elokuuta/elo "
      + "syyskuu/syyskuuta/syys lokakuu/lokakuuta/loka marraskuu/marraskuuta/marras joulukuu/joulukuuta/joulu",
    // Polish, Czech: nominative, genitive, short.
    "styczen/stycznia/sty luty/lutego/lut marzec/marca kwiecien/kwietnia/kwi maj/maja czerwiec/czerwca/cze "
      + "lipiec/lipca/lip sierpien/sierpnia/sie wrzesien/wrzesnia/wrz pazdziernik/pazdziernika/paz "
      + "listopad/listopada/lis grudzien/grudnia/gru",
    "leden/ledna/led unor/unora/uno brezen/brezna/bre duben/dubna/dub kveten/kvetna/kve cerven/cervna/cvn/cer "
      + "cervenec/cervence/cvc srpen/srpna/srp zari/zar rijen/rijna/rij listopad/listopadu prosinec/prosince/pro",
    // Hungarian, Turkish.
    "januar februar/febr marcius/marc aprilis majus/maj junius julius augusztus szeptember/szept/szep oktober november "
      + "december",
    "ocak/oca subat/sub mart nisan/nis mayis haziran/haz temmuz/tem agustos/agu eylul/eyl "
      + "ekim/eki kasim/kas aralik/ara",
    // Greek: nominative, genitive, short, and the short forms blog software made up.
    "ιανουαριοσ/ιανουαριου/ιαν φεβρουαριοσ/φεβρουαριου/φεβ μαρτιοσ/μαρτιου/μαρτ/μαρ/μαω απριλιοσ/απριλιου/απρ "
      + "μαιοσ/μαιου/μαι ιουνιοσ/ιουνιου/ιουν/ιον ιουλιοσ/ιουλιου/ιουλ/ιολ αυγουστοσ/αυγουστου/αυγ "
      + "σεπτεμβριοσ/σεπτεμβριου/σεπτ/σεπ οκτωβριοσ/οκτωβριου/οκτ νοεμβριοσ/νοεμβριου/νοε δεκεμβριοσ/δεκεμβριου/δεκ",
    // Russian, Ukrainian, Bulgarian: nominative, genitive, short.
    "январь/января/янв февраль/февраля/фев/февр март/марта/мар апрель/апреля/апр май/мая июнь/июня/июн июль/июля/июл "
      + "август/августа/авг сентябрь/сентября/сен/сент октябрь/октября/окт ноябрь/ноября/ноя/нояб декабрь/декабря/дек",
    "січень/січня/січ лютий/лютого/лют березень/березня/бер квітень/квітня/кві травень/травня/тра червень/червня/чер "
      + "липень/липня/лип серпень/серпня/сер вересень/вересня/вер жовтень/жовтня/жов листопад/листопада/лис "
      + "грудень/грудня/гру",
    "януари/ян февруари март април май юни/юн юли/юл август септември/септ октомври ноември/ное декември",
  ]

  /// The days of the week, in no order: which one it is does not matter.
  static let weekdays: [String] = [
    "monday mon tuesday tue tues wednesday wed weds thursday thu thur thurs friday fri saturday sat sunday sun",
    "montag mo dienstag di mittwoch mi donnerstag do freitag fr samstag sonnabend sa sonntag so die mit don fre",
    "lundi lun mardi mar mercredi mer jeudi jeu vendredi ven samedi sam dimanche dim",
    "lunes martes miercoles mie jueves jue viernes vie sabado sab domingo dom",
    "segunda seg terca ter quarta qua quinta qui sexta sex feira",
    "lunedi martedi mercoledi giovedi gio venerdi sabato domenica",
    "luni marti mierc miercuri joi vineri sambata simbata duminica dum sim",
    "maandag ma dinsdag woensdag wo donderdag vrijdag vr zaterdag za zondag zo din woe vri zat zon",
    "mandag man tirsdag tir onsdag ons torsdag tor fredag lordag lor sondag son",
    "mandag mandagen tisdag tis tors lordag sondag",
    "maanantai maanantaina tiistai tiistaina ti keskiviikko keskiviikkona ke torstai torstaina to perjantai "
      + "perjantaina pe lauantai lauantaina la sunnuntai sunnuntaina su",
    "poniedzialek pon pn wtorek wt wto sroda sr sro czwartek czw cz piatek pia sobota sob sb "
      + "niedziela nie niedz nd ndz pt",
    "pondeli po utery ut uty streda st stre ctvrtek ct ctv patek pa pat nedele ne ned so",
    "hetfo kedd szerda sze csutortok csut cs pentek pent szombat szo vasarnap vas",
    "pazartesi pzt sali sal carsamba car persembe per cuma cum cumartesi cmt pazar paz",
    "κυριακη κυρ κυ δευτερα δευ δε τριτη τρι τρ τεταρτη τετ τε πεμπτη πεμ πε παρασκευη παρ πα σαββατο σαβ σα",
    "понедельник пн пон вторник вт вто втр среда среду ср сре четверг чт чет пятница пятницу пт пят суббота субботу сб "
      + "суб воскресенье вс вос",
    "понеділок вівторок середа четвер пʼятниця субота неділя нд понеделник четвъртък петък събота неделя",
    "월요일 화요일 수요일 목요일 금요일 토요일 일요일 日曜日 月曜日 火曜日 水曜日 木曜日 金曜日 土曜日",
    "星期一 星期二 星期三 星期四 星期五 星期六 星期日 星期天 周一 周二 周三 周四 周五 周六 周日",
  ]

  /// Words that stand between the parts and say nothing: articles, `of`, `at`, `o'clock`, the tails of ordinals.
  static let fillers: [String] = [
    "st nd rd th of the at on and",
    "de del la las los a e y o em as le à el il al dia dne v",
    "den der am um uhr van om op uur kl klo klokken kello ore ora alle h u w r",
    "er ere eme re na",
    "г года году в р року ώρα στισ στιγμη ωρα",
  ]

  /// Words a clock follows, so that `10.11` after them is a time.
  static let clocks = "kl klo klokken um at om ore"

  static let before = "am ante 오전 上午 午前 πμ oo"
  static let after = "pm post 오후 下午 午後 μμ os"
  /// The letters of `a.m.` and `p.m.` one by one.
  static let a = "a α π"
  static let p = "p μ"
  static let m = "m μ"

  static let hours = "h hs hrs uhr ч 시 時 时 點 点"
  static let minutes = "m min mn 분 分"
  static let seconds = "s sec sek 초 秒"
  static let years = "년 年"
  static let monthsOfYear = "월 月"
  static let days = "일 日 號 号"
}
