"""Words that other organisations use for what an entry of the shipped bank is about, by the entry's id.

They are only read to find near entries, and are printed nowhere. An entry of HR's own does without: its line,
what it covers and its keywords are enough to begin with.
"""

from collections.abc import Mapping

OTHER_WORDS: Mapping[str, str] = {
    "direktoer.faglig.overblik": (
        "overblik helikopter delegere fagligheden detaljer overordnet blik de store linjer slippe "
        "mikrostyre stole på fagpersoner det samlede billede"
    ),
    "direktoer.faglig.generalist": (
        "generalist sparring faglig dialog fagfolk specialister stille de rigtige spørgsmål forstå "
        "området bredt kendskab sætte sig ind i nyt fagområde ikke uddannet i faget tværfaglig indsigt"
    ),
    "direktoer.faglig.formidling": (
        "formidle forklare komplekse sammenhænge svært stof til bestyrelse politikere udvalg nævn "
        "lægfolk ministre gøre klogere fagligt stof letforståeligt årsager konsekvenser"
    ),
    "direktoer.faglig.beslutningsoplaeg": (
        "beslutningsoplæg indstilling sagsfremstilling dagsorden notat beslutningsgrundlag fremlæggelse "
        "rettidigt klart skriftligt mødesager forslag til bestyrelsen svare for anbefaling"
    ),
    "direktoer.faglig.drift-og-faglighed": (
        "effektiv drift kvalitet økonomi besparelser effektivisering sikkerhed uden at kvaliteten "
        "falder forsvarlig balance mellem økonomi og faglighed omkostninger holde rammen budgetramme "
        "optimere"
    ),
    "direktoer.kommunikation.fortaelling": (
        "fortælling historie formål hvorfor stolthed motivere mening ambassadør omdømme tiltrække "
        "betydning gør en forskel begejstre brænde for samfundsopgave"
    ),
    "direktoer.kommunikation.synlig": (
        "synlig til stede nærværende leder tydelig vision retning følgeskab medansvar ude hos "
        "medarbejderne personalemøde mange matrikler kende chefen ansigt tilgængelig"
    ),
    "direktoer.kommunikation.oversaetter-maal": (
        "oversætte politik mål strategi til handling hverdag konkret hvad betyder det for os "
        "operationalisere omsætte vedtagelse lokalt"
    ),
    "direktoer.kommunikation.maalgrupper": (
        "målgrupper presse medier journalist borgere tilpasse budskab modtager skrive tale forståeligt "
        "kommunikere skriftligt mundtligt formidler pårørende sprog klart enkelt interessenter brugere"
    ),
    "direktoer.kommunikation.dialog": (
        "dialog lytte åben for input høre argumenter uenige brugerråd bestyrelse forældre interessenter "
        "inddragelse samtale lydhør imødekommende kritik respekt for andres synspunkter ordentlig"
    ),
    "direktoer.ledelsesrum.samarbejde": (
        "ledelsesrum råderum opad nedad sideværts ledelsesteam samarbejde med egen chef og kolleger "
        "handlerum ledelseskæde fælles ledelse"
    ),
    "direktoer.ledelsesrum.rammer-og-tillid": (
        "rammer tillid frihed under ansvar selvstændighed uddelegere ansvar give plads slippe kontrol "
        "tydelige forventninger til ledere selvledelse medbestemmelse ansvar til medarbejdere"
    ),
    "direktoer.ledelsesrum.chefgruppe": (
        "ledergruppe ledelsesteam forskelligheder fejlkultur lære af fejl psykologisk tryghed evaluere "
        "utilsigtede hændelser mangfoldighed læring uden skyld plads til uenighed tør sige fejl højt"
    ),
    "direktoer.ledelsesrum.ledelsesmandat": (
        "mandat ansvar roller kompetence hvem bestemmer beslutningsgange klarhed kommandovej "
        "ansvarsfordeling beføjelser rollefordeling beslutningsret tydelig organisering ansvar og "
        "beføjelser"
    ),
    "direktoer.politik.kender-systemet": (
        "politisk system loyal timing rettidigt orientere forelægge borgmester minister departement "
        "byråd ingen overraskelser politisk betjening spilleregler politisk ledet organisation "
        "dømmekraft forretningsgang"
    ),
    "direktoer.politik.med-og-modspil": (
        "medspil modspil rådgive politikere ærlig råd sige fra sparring bestyrelse formand faglig "
        "integritet uvelkomment råd advare loyal beslutning sige sandheden opad sin mening nej"
    ),
    "direktoer.politik.forventninger": (
        "forventninger tydelige krav udmelde mål hensigter klarhed over hvad der ventes afstemme "
        "forventningsafstemning aftaler politisk hensigt virkelighed"
    ),
    "direktoer.politik.kvalificerer-oensker": (
        "kvalificere ønsker idéer pris økonomi konsekvenser realistisk undersøge muligheder "
        "bestyrelsens ønsker forslag gennemførligt finansiering strategi"
    ),
    "direktoer.politik.forhandlinger": (
        "forhandle forhandling parter partier troværdig neutral upartisk professionel fagforening "
        "overenskomst kompromis enighed aftale mægle alle grupper tillid på tværs af interesser "
        "forhandler"
    ),
    "direktoer.rollemodel.bevidst": (
        "rollemodel forbillede eksempel følger selv reglerne adfærd gør som man siger egen adfærd går "
        "foran med godt eksempel overholder selv sikkerhed leve op til krav signalværdi"
    ),
    "direktoer.rollemodel.vaerdier": (
        "værdier respekt ordentlighed tone omgangstone ansvar udvikling kultur behandle folk ordentligt "
        "værdighed etik god opførsel ligeværd"
    ),
    "direktoer.rollemodel.ambitioes": (
        "handlekraft handlekraftig beslutsom initiativ inspirere energi drive gennemslagskraft tør "
        "beslutte sætte i gang gåpåmod ambitioner begejstring resultater beslutninger under pres "
        "hurtigt træffe beslutning"
    ),
    "direktoer.rollemodel.konflikter": (
        "konflikt uenighed uoverensstemmelse saglig tackle konstruktiv svære samtaler uenig holde sig "
        "til sagen diplomatisk skænderi vrede kunder borgere"
    ),
    "direktoer.strategisk.oversaettelse": (
        "strategi oversætte beslutninger plan handleplan operationel prioritering rækkefølge politikker "
        "udmønte strategisk planer realisere vedtagne"
    ),
    "direktoer.strategisk.retning-og-borger": (
        "borger i centrum helhed forløb sammenhængende overgange mellem afdelinger borgerrejse "
        "patientforløb koordineret falde mellem stole ansvar placeres sektorovergange samlet indsats"
    ),
    "direktoer.strategisk.maal-og-implementering": (
        "strategiske mål resultatmål driver gennemførelse implementering opfølgning gennem ledere "
        "fremdrift milepæle resultater nå mål resultatopfølgning"
    ),
    "direktoer.strategisk.vedholdenhed": (
        "vedholdende tålmodig lang sigt lange seje træk holde fast udholdenhed strategi tager tid "
        "resultater på længere sigt ihærdig blive ved langsigtet"
    ),
    "direktoer.strategisk.ressourcer": (
        "ressourcer justere midler kapacitet bemanding arbejdspres prioritere penge til mål omfordele "
        "knappe personaleressourcer tilpasse"
    ),
    "direktoer.tvaergaaende.hele-kommunen": (
        "helheden fælles bedste hele organisationen egne interesser silotænkning virksomhedens bedste "
        "koncernen på tværs dele afgive hjælpe andre afdelinger solidarisk kasketænkning"
    ),
    "direktoer.tvaergaaende.samarbejde": (
        "tværgående samarbejde fælles beslutninger aftaler gennemføre brobygger drive samarbejde på "
        "tværs af områder fælles projekter tværfagligt"
    ),
    "direktoer.tvaergaaende.omtale": (
        "tale ordentligt om andre omtale sladder bagtale loyal over for kolleger positiv negativ tone "
        "om andre afdelinger ros skyld på andre brokke"
    ),
    "direktoer.tvaergaaende.direktionen": (
        "direktion topledelse ledelsesteam holdspiller holdånd fælles ansvar ejerskab bidrage i "
        "ledergruppen stå sammen om beslutninger enig udadtil"
    ),
    "direktoer.tvaergaaende.arbejdsgange": (
        "arbejdsgange procedurer processer overlevering optimere proces snitflader flow forbedre "
        "rutiner sagsgang fælles systemer smidige effektive gange"
    ),
    "leder-ltk.faglighed.kendskab": (
        "faglig viden ajour opdateret forskning ny viden evidens kender faget dygtig faglig udvikling "
        "holder sig orienteret specialviden faglig stærk høj faglighed efteruddannelse konferencer "
        "netværk"
    ),
    "leder-ltk.faglighed.maal-og-effekt": (
        "effekt virkning metode evidensbaseret resultater for borgerne hvad der virker faglig retning "
        "mål kvalitet dokumenteret effekt måle virkningen faglige metoder indsatser prioriterer"
    ),
    "leder-ltk.faglighed.borgerperspektiv": (
        "borger bruger patient elev barn kunde gæst perspektiv inddrage medindflydelse pårørende "
        "forældre øjne brugeroplevelse service medborger deltagelse selvbestemmelse brugerinddragelse "
        "gæsternes børnenes oplevelse"
    ),
    "leder-ltk.faglighed.anerkende-indsats": (
        "anerkende ros god indsats afprøve nyt eksperimenter mod forsøg fejl innovation nytænkning "
        "opmuntre fejre succes prøve af uprøvet idéer bakke op"
    ),
    "leder-ltk.helhed.helhedsperspektiv": (
        "helhedssyn helhedsorienteret konsekvenser for andre hele sektoren sammenhæng bredere "
        "perspektiv koncerntankegang tænker ud over egen enhed se sig som del af helheden"
    ),
    "leder-ltk.helhed.paa-tvaers": (
        "samarbejde med andre enheder forpligtende på tværs naboafdeling fælles mål ud over egne mål "
        "hjælpe hinanden afdelinger teams dele ressourcer"
    ),
    "leder-ltk.helhed.relationel-koordinering": (
        "relationel koordinering tværfagligt faggrupper vagtlag overlevering samspil teamsamarbejde "
        "spille sammen fagligheder samarbejde mellem medarbejdere koordinere kende hinandens opgaver "
        "team hold"
    ),
    "leder-ltk.helhed.samarbejdspartnere": (
        "samarbejdspartnere eksterne leverandører virksomheder foreninger entreprenører frivillige "
        "netværk relationer myndigheder kontrakt partnerskaber erhvervsliv naboer lokalsamfund udenfor "
        "kunder relationsskabende"
    ),
    "leder-ltk.mening.kerneopgaven": (
        "kerneopgave mening formål fælles mål samme retning hvad vi er til for samle holdet fælles "
        "forståelse mission enige om det vigtigste værdi for brugerne opgaven i centrum"
    ),
    "leder-ltk.mening.formidle": (
        "formidle beslutninger loyalt oversætte tydelig enkelt forklare upopulære beskeder oppefra "
        "budskaber forståeligt hverdagssprog prioriteringer gør det klart stå på mål for ledelsens "
        "beslutning"
    ),
    "leder-ltk.mening.loebende-feedback": (
        "feedback tilbagemelding respons ros kritik løbende med det samme opgaveløsning sparring "
        "vejlede observere konstruktiv korrigere på stedet evaluering i hverdagen"
    ),
    "leder-ltk.mening.forandring": (
        "forandring omstilling forandringsledelse omorganisering fusion proces modstand ændringer trygt "
        "igennem forandringer meningsfuld tempo skeptikere forandringsparat flytning"
    ),
    "leder-ltk.mening.forenkle": (
        "forenkle enkelt bureaukrati afbureaukratisering dokumentation regler skemaer papirarbejde "
        "unødige krav afskaffe lette kompleks overskuelig rydde op spilde tid klare rammer"
    ),
    "leder-ltk.organisation.politisk-taeft": (
        "politisk tæft fornemmelse sag presse forside mediesag følsom sag politisk bevågenhed opmærksom "
        "alarm snuser næse antenner betændt sprængfarlig orienterer opad"
    ),
    "leder-ltk.organisation.kvalificere-beslutninger": (
        "kvalificere beslutninger dagsorden bidrage med viden fra praksis politisk behandling "
        "høringssvar faglige input inden beslutning påvirke rådgive ledelsen betænkeligheder sige til i "
        "tide"
    ),
    "leder-ltk.organisation.alle-sider": (
        "lede til alle sider opad nedad udad sidelæns mellemleder krydspres bindeled egen chef kolleger "
        "medarbejdere mellem stole begge sider loyal opad og nedad"
    ),
    "leder-ltk.organisation.kende-organisationen": (
        "regler retningslinjer procedurer spilleregler politikker styringsdokumenter forskrifter "
        "instrukser lovgivning overholder efterlever følger loyalt kender organisationen love "
        "bekendtgørelser delegationsplan"
    ),
    "leder-ltk.personlige.vaerdisaet": (
        "værdier integritet autoritet stå fast tydelig holdninger står ved sig selv tør sige nej pres "
        "personlig gennemslagskraft principper modstå autentisk troværdig naturlig myndighed rygrad "
        "upopulære beslutninger"
    ),
    "leder-ltk.personlige.anerkendende": (
        "anerkendende tillidsfuld tillid respektfuld ligeværdig ros krav ordentlig omgang skabe tillid "
        "omgængelig positiv tilgang god kollega venlig tryghed"
    ),
    "leder-ltk.personlige.feedback": (
        "selvindsigt refleksion egen ledelse lederevaluering bede om feedback modtage kritik "
        "selvrefleksion lære om sig selv blinde vinkler personlig udvikling egne styrker svagheder "
        "supervision"
    ),
    "leder-ltk.personlige.kommunikation": (
        "kommunikere kommunikation tydelig klar informere budskaber information medarbejdere skriftlig "
        "mundtlig give besked åben ærlig misforståelser stærk formidler"
    ),
    "leder-ltk.personlige.konflikter": (
        "konflikter løse konflikthåndtering griber ind samarbejdsproblemer arbejdsmiljø uenighed mellem "
        "medarbejdere mobning mægle dårlig stemning nedtrappe deeskalere løsningsorienteret tage hånd "
        "om svære samtaler"
    ),
    "leder-ltk.personlige.mod": (
        "mod modig tør risiko udfordre sig selv turde satse fejle komfortzone dristig uvant springe ud "
        "i nye opgaver ambitiøse mål chance"
    ),
    "leder-ltk.personlige.gaa-forrest": (
        "går forrest tager fat hands-on hjælper til æren roser andre holdet først ydmyg smøger ærmerne "
        "op tager del i arbejdet beskeden deler succes fælles indsats tager en tørn"
    ),
    "leder-ltk.personlige.nysgerrig": (
        "nysgerrig interesse for mennesker den enkelte medarbejder trivsel udviklingssamtale ønsker "
        "spørger ind kender sine folk menneskekender øje for den enkelte og fællesskabet talent"
    ),
    "leder-ltk.personlige.empati": (
        "empati indlevelse omsorg medmenneskelig forstå andre følelser lytter sætte sig i andres sted "
        "støtte sygdom sorg rummelig forståelse hensyn varme nærvær"
    ),
    "leder-ltk.personlige.robust": (
        "robust modgang stress pres rolig ro fatning bevare overblikket under pres hårdfør "
        "modstandskraft rejser sig igen nederlag modvind tåler tilbageslag koldt blod stresstærsklen "
        "psykisk stærk afvisning"
    ),
    "leder-ltk.strategi.ambitioes": (
        "ambitiøs forbedringer løbende forbedring bedre udvikle arbejdspladsen ikke stille sig tilfreds "
        "høj standard blive ved vedholdende engageret udviklingsorienteret kvalitetsudvikling"
    ),
    "leder-ltk.strategi.overblik": (
        "overblik indblik helikopterperspektiv tæt på praksis drift kender hverdagen ser både skoven og "
        "træerne detaljer og helhed ude på gulvet forstår sammenhænge rundt"
    ),
    "leder-ltk.strategi.udsyn": (
        "udsyn fremtid fremsynet tendenser innovation nytænkende forudse forberede proaktiv være på "
        "forkant kommende behov udvikling nye muligheder innovativ ti år visionær klima demografi"
    ),
    "leder-ltk.strategi.sammenhaeng": (
        "sammenhæng drift og udvikling nye tiltag projekter koordinere indpasse igangværende mange "
        "bolde i luften prioritere projekter balance mellem drift og udvikling passe ind"
    ),
    "leder-ltk.strategi.digitalisering": (
        "digitalisering it teknologi digitale løsninger kunstig intelligens systemer automatisering "
        "robotter velfærdsteknologi data platforme software nye teknologier app algoritmer velbevandret"
    ),
    "leder-ltk.strategi.data": (
        "data analyse tal fakta statistik analytisk ledelsesinformation evidens dokumentation nøgletal "
        "beslutningsgrundlag måling kvalitetsdata kritisk rapporter undersøge"
    ),
    "leder-ltk.styring.maal-og-retning": (
        "mål retning følger op holder kurs justere resultatmål målstyring opfølgning delmål ændre kurs "
        "styring nå resultater klar kurs kvartal evaluere"
    ),
    "leder-ltk.styring.ressourcer": (
        "ressourcer prioritere økonomi lokaler materiel udstyr køretøjer mandskab timer fordele udnytte "
        "bemanding indkøb forbrug effektivt få mest muligt ud af"
    ),
    "leder-ltk.styring.kompetencer": (
        "kompetencer kompetenceudvikling oplæring uddannelse rekruttere efteruddannelse medarbejdere "
        "udvikle talenter rette folk lære op fremtidens behov elever lærlinge fastholde introduktion "
        "nyansatte onboarding"
    ),
    "leder-ltk.styring.planlaegning": (
        "planlægge planlægning tidsplan vagtplan skema logistik deadlines struktur organisere "
        "koordinere opgaver kalender tidsfrister frister strukturere travl dag"
    ),
    "leder-ltk.styring.budget": (
        "budget regnskab økonomi tal økonomistyring forbrug prognose budgetopfølgning økonomiforståelse "
        "månedsopfølgning overskridelse underskud regneark økonomisk overblik budgetansvar"
    ),
    "leder-ltk.styring.implementering": (
        "implementering forankring følge til dørs systematisk opfølgning nye rutiner hænge ved "
        "gennemføre projekter indføre i drift ny praksis afslutte fastholde vane få ting til at ske"
    ),
}
