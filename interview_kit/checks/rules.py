"""Every rule, in the order of the rule page.

A new rule is a function, a row here, and its Danish words in `problems/rule_texts`. The examples are shown to
HR, and run by the tests.
"""

from interview_kit.checks import across, anchors, entries, law, wording
from interview_kit.checks.passages import Kind, Role
from interview_kit.checks.rule import BankRule, EntryRule, Example, Rule, TextRule
from interview_kit.checks.wording import finds, finds_in_a_sentence
from interview_kit.models.bank import Approval

_QUESTION: tuple[Role, ...] = ("question",)
_ASKED: tuple[Role, ...] = ("probe", "question")
_ANCHOR: tuple[Role, ...] = ("anchor",)
_WRITTEN: tuple[Role, ...] = ("negative", "positive", "anchor", "red_flag")
_ALL: tuple[Role, ...] = (*_WRITTEN, *_ASKED, "counts_too", "covers")
_SPOKEN: tuple[Role, ...] = (*_ASKED, *_WRITTEN, "counts_too", "covers")  # all, read as said to the candidate
_PAST: tuple[Kind, ...] = ("behavioural",)
_OPEN: tuple[Kind, ...] = ("reflective", "behavioural", "open")
_BREATH: tuple[Kind, ...] = (*_OPEN, "terms")
_NO_QUIZ: tuple[Kind, ...] = (*_BREATH, "situational")

_SCENE = (
    "Formanden vil have en sag om skolerne på næste møde. Økonomichefen mangler stadig tallene for to af "
    "dem, men formanden har allerede talt med avisen. Medarbejderne skal høres først, og det tager mindst "
    "tre uger. Hvad gør du?"
)
_LONG = (
    "Fortæl om en gang, hvor du sammen med din egen chef og de andre ledere i området skulle finde en "
    "løsning på en opgave, som ingen af jer havde prøvet før, og som flere af jer egentlig helst ville have undgået"
)
_STOPPED = "Fortæl om en gang, hvor du stoppede et projekt."
_PROBES: Example = {"probes": ("Hvad stod på spil?", "Hvad gjorde du?", "Hvad kom der ud af det?")}
_EASY: Example = {
    "heard": (
        "Fortæl om en gang, hvor politikerne ville noget, som du var betænkelig ved, og som dine folk ventede på at komme i gang med.",
        "Hvor langt var sagen, da du første gang sagde til dem, at du var betænkelig?",
        "Hvad havde du selv set eller hørt, som du kunne bygge dit råd på den dag?",
        "Hvad sagde du på mødet til dem, der var mest uenige med dig om den sag?",
        "Hvad skete der siden med sagen og med dem, det hele i grunden handlede om?",
    )
}
_FORBEHOLD = "Skrev et fagligt forbehold ind i det bestilte oplæg og svarede på spørgsmål om det."
_UD_I_LIVET = "Førte beslutningen ud i livet, som den var truffet, selv om den gik imod rådet."
_APPROVED: Example = {
    "author": "Bo",
    "status": "approved",
    "approved": Approval(by="Eva", date="2026-11-21"),
}

# fmt: off
RULES: tuple[Rule, ...] = (
    # The law
    TextRule("private-matter", "Q27", law.private_matter, _SPOKEN,
             flagged="Hvem passer dine børn?",
             passing="Fortæl om en gang, hvor du inddrog børn og forældre i en skoleproces.", as_written=True),
    TextRule("private-matter-unless-needed", "Q27W", law.private_matter_unless_needed, _SPOKEN,
             flagged="Hvor bor du?",
             passing="Stillingen har vagter hver tredje weekend. Hvordan passer det dig?", as_written=True),
    TextRule("possibly-private", "Q27C", law.possibly_private, _ASKED,
             flagged="Hvad sagde din læge til dig?",
             passing="Hvad sagde din leder til dig?", as_written=True),
    TextRule("needs-approval", "Q27D", law.needs_approval, _QUESTION, ("open",),
             flagged="Hvad er mod for dig?",
             passing="Fortæl om en gang, hvor du var modig.", as_written=True),
    # Questions and probes
    TextRule("two-questions", "Q01", wording.two_questions, _ASKED,
             flagged="Hvad gjorde du? Og hvad skete der så?",
             passing="Hvad gjorde du?"),
    TextRule("double-barrelled", "Q02", finds_in_a_sentence("double-question"), _ASKED,
             flagged="Hvordan inddrog du politikerne, og hvad lærte du af det?",
             passing="Fortæl om en gang, hvor du skulle vurdere, hvad der hastede, og hvad der kunne vente."),
    TextRule("yes-no", "Q03", finds_in_a_sentence("yes-no"), _ASKED, _OPEN,
             flagged="Er du god til at samarbejde på tværs?",
             passing="Kan du fortælle om en gang, hvor du ændrede mening?"),
    TextRule("leading", "Q04", finds("leading"), _ASKED,
             flagged="Du er vel vant til at arbejde med politikere?",
             passing="Fortæl om en velovervejet beslutning, der alligevel gik galt."),
    TextRule("telegraphing", "Q04W", finds("telegraphing"), _ASKED,
             flagged="Hos os lægger vi stor vægt på tillid. Hvordan leder du?",
             passing="Fortæl om en gang, hvor en leder lagde vægt på noget andet end dig."),
    TextRule("hypothetical", "Q05", finds("hypothetical"), _ASKED, _PAST,
             flagged="Hvad ville du gøre, hvis to chefer var uenige?",
             passing="Hvad ville du gøre anderledes i dag?"),
    TextRule("no-past-event", "Q06", wording.no_past_event, _QUESTION, _PAST,
             flagged="Hvilke styrker har du som leder?",
             passing=_STOPPED),
    TextRule("habit", "Q07", finds("habit"), _QUESTION, _OPEN,
             flagged="Hvordan håndterer du konflikter?",
             passing="Hvordan håndterede du konflikten?"),
    TextRule("presupposing", "N01", finds("presupposing"), _QUESTION, _PAST,
             flagged="Fortæl om en gang, hvor det lykkedes dig at få enighed.",
             passing="Fortæl om en gang, hvor andre var uenige med dig, og du skulle beslutte."),
    TextRule("vague", "", wording.vague, _QUESTION,
             flagged="Fortæl lidt om ledelse.",
             passing="Fortæl om en beslutning, du stod alene med."),
    TextRule("too-long", "Q09", wording.too_long, ("question", "probe", "anchor"),
             flagged=f"{_LONG}.",
             passing=_STOPPED),
    TextRule("far-too-long", "Q09E", wording.far_too_long, _QUESTION, _BREATH,
             flagged=f"{_LONG}, fordi alle havde travlt med noget andet i de uger, hvor den kom.",
             passing=_STOPPED),
    TextRule("double-negation", "Q11", finds("double-negation"), _QUESTION,
             flagged="Fortæl om en gang, hvor du ikke kunne undgå en konflikt.",
             passing="Fortæl om en gang, hvor du sagde noget, politikerne ikke havde bedt om."),
    TextRule("jargon", "Q12", finds("jargon"), _ASKED,
             flagged="Hvordan eksekverer du på strategien?",
             passing="Fortæl om en plan, du førte ud i livet."),
    TextRule("needs-gloss", "Q12B", finds("needs-gloss"), _ASKED,
             flagged="Fortæl om en gang, hvor du skabte ledelsesrum.",
             passing="Fortæl om en gang, hvor du gav en leder frie hænder."),
    TextRule("plural-you", "Q23", wording.plural_you, _QUESTION,
             flagged="Hvordan løste I opgaven?",
             passing="Hvad gjorde du i den situation?"),
    TextRule("opens-with-why", "Q24", wording.opens_with_why, _QUESTION,
             flagged="Hvorfor valgte du at stoppe projektet?",
             passing="Hvad fik dig til at stoppe projektet?"),
    TextRule("superlative", "Q25", finds("superlative"), _QUESTION,
             flagged="Hvad er din største svaghed?",
             passing="Hvad er den seneste konflikt, du løste?"),
    TextRule("quiz", "Q32", finds("quiz"), _QUESTION, _NO_QUIZ,
             flagged="Hvad siger loven om partshøring?",
             passing="Fortæl om en gang, hvor loven satte en grænse for det, du ville."),
    # Anchors
    TextRule("anchor-too-short", "Q09S", wording.anchor_too_short, _ANCHOR,
             flagged="Inddrog de andre.",
             passing="Inddrog de berørte direktører, før beslutningen var taget."),
    TextRule("nothing-observable", "Q17", wording.nothing_observable, _ANCHOR,
             flagged="Et overblik over sagen og dens mange sider i kommunen.",
             passing="Fremlagde to muligheder for udvalget med økonomi og jura."),
    TextRule("trait", "Q17B", finds("trait"), _ANCHOR,
             flagged="Fortæller om sagen og virker engageret i politik.",
             passing="Fortæller, at to chefer virkede imod planen, og beskriver samtalen med dem."),
    TextRule("level-three-belittled", "Q20", wording.level_three_belittled, _ANCHOR,
             flagged="Gav kun politikerne de oplysninger, de bad om.",
             passing="Gav politikerne de oplysninger, de bad om."),
    # Every text
    TextRule("gendered-pronoun", "Q13", wording.gendered_pronoun, _ALL,
             flagged="Fortæller, at han inddrog andre i beslutningen.",
             passing="Fortæller, at Hans Nielsen Skole fik en ny leder."),
    TextRule("gendered-title", "Q13W", finds("gendered-title"), _ALL,
             flagged="Nævner, hvad tillidsmanden sagde om sagen.",
             passing="Nævner, hvad formanden for udvalget sagde om sagen."),
    TextRule("looks-or-chemistry", "Q30", finds("fit"), _WRITTEN,
             flagged="Har dårlig kemi med udvalget.",
             passing="Fortæller om et kemisk forurenet areal og den plan, der blev lagt."),
    TextRule("political-party", "Q31", finds("party"), _ALL,
             flagged="Siger, at Venstre og SF altid er uenige om skolen.",
             passing="Siger, at to partier i udvalget altid er uenige om skolen."),
    TextRule("broken-encoding", "Q28", finds("broken-encoding"), _ALL,
             flagged="Bevarer det store overblik â€i helikopteren†og lader andre sikre kvaliteten.",
             passing="Bevarer det store overblik ”i helikopteren” og lader andre sikre kvaliteten.", as_written=True),
    TextRule("foreign-marks", "", wording.foreign_marks, _ALL,
             flagged="Hvad sagde du til <b>formanden</b>, da mødet var slut?",
             passing="Hvad sagde du til formanden, da mødet var slut?", as_written=True),
    TextRule("lost-letters", "Q34", finds("lost-letters"), _ALL,
             flagged="Satte et maal med en frist og fulgte op paa det.",
             passing="Satte et mål med en frist og fulgte op på det."),
    # Scenes
    EntryRule("scene-length", "Q08", entries.scene_length,
              flagged={"scene": "Formanden vil have sagen med i morgen, men økonomichefen er uenig. Hvad gør du?"},
              passing={"scene": _SCENE}),
    EntryRule("scene-one-sentence", "Q08", entries.scene_one_sentence,
              flagged={"scene": "Formanden vil have en sag om skolerne på næste møde, men økonomichefen mangler tallene for to af dem, og medarbejderne skal høres først, så hvad gør du?"},
              passing={"scene": _SCENE}),
    EntryRule("scene-without-tension", "Q08", entries.scene_without_tension,
              flagged={"scene": "Formanden vil have en sag om skolerne på næste møde. Økonomichefen har tallene klar, og medarbejderne er hørt. Du skal skrive sagen færdig inden onsdag. Hvad gør du?"},
              passing={"scene": _SCENE}),
    EntryRule("scene-without-question", "Q08", entries.scene_without_question,
              flagged={"scene": _SCENE.replace("Hvad gør du?", "Det skal du løse.")},
              passing={"scene": _SCENE}),
    EntryRule("scene-tells-answer", "Q08", entries.scene_tells_answer,
              flagged={"scene": _SCENE.replace("Hvad", "Du kan bede formanden vente eller tage sagen af. Hvad"),
                       "anchors": {5: ("Bad formanden vente, til medarbejderne var hørt, og tog sagen af mødet.",
                                       "Fortalte selv avisen, at tallene for skolerne stadig manglede.")}},
              passing={"scene": _SCENE,
                       "anchors": {5: ("Viste formanden, hvad et udvalg havde besluttet før på et løst grundlag.",
                                       "Foreslog at dele beslutningen i to og tog ansvaret for, at det varede længere.")}}),
    # All that the candidate hears
    EntryRule("hard-to-follow", "Q10", entries.hard_to_follow,
              flagged={"heard": (
                  "Fortæl om en gang, hvor politikerne ønskede en beslutning om forvaltningens opbygning, som du fagligt var betænkelig ved, og som dine folk ventede utålmodigt på.",
                  "Hvilke faglige overvejelser lå til grund for det råd, du gav formanden og medlemmerne?",
                  "Hvordan begrundede du rådet over for de medlemmer, som allerede så anderledes på sagen?",
                  "Hvilke følger beskrev du for medarbejderne, borgerne og økonomien i det endelige oplæg?",
                  "Hvad skete der siden med forslaget og med samarbejdet mellem dine folk og udvalget?")},
              passing=_EASY),
    EntryRule("very-hard-to-follow", "Q10E", entries.very_hard_to_follow,
              flagged={"heard": (
                  "Fortæl om en gang, hvor kommunalbestyrelsen ønskede en beslutning om forvaltningens fremtidige organisering, som du fagligt betragtede som uhensigtsmæssig for medarbejderne, borgerne og økonomien.",
                  "Hvilke faglige overvejelser lå til grund for den vurdering, du fremlagde for formanden og udvalgets øvrige medlemmer?",
                  "Hvordan begrundede du vurderingen over for udvalgsmedlemmer, som allerede havde tilkendegivet en anden opfattelse af forslaget?",
                  "Hvilke konsekvenser beskrev du for medarbejderne, borgerne og økonomien i det endelige beslutningsgrundlag til kommunalbestyrelsen?",
                  "Hvad skete der efterfølgende med forslaget og med samarbejdet mellem forvaltningen og kommunalbestyrelsen?")},
              passing=_EASY),
    # Probes
    EntryRule("probe-count", "Q22", entries.probe_count,
              flagged={"probes": ("Hvad lagde du vægt på?", "Hvad kom der ud af det?")},
              passing=_PROBES),
    EntryRule("probe-without-action", "Q22", entries.probes_lack("own-action"),
              flagged={"probes": ("Hvad stod på spil?", "Hvem var med til mødet?", "Hvad kom der ud af det?")},
              passing=_PROBES),
    EntryRule("probe-without-result", "Q22", entries.probes_lack("result"),
              flagged={"probes": ("Hvad stod på spil?", "Hvad gjorde du?", "Hvad sagde du til formanden?")},
              passing=_PROBES),
    EntryRule("probe-without-reason", "Q22", entries.probes_lack("reason"),
              flagged={"probes": ("Hvad gjorde du?", "Hvad sagde du til formanden?", "Hvad kom der ud af det?")},
              passing=_PROBES),
    EntryRule("unusual-minutes", "Q26", entries.unusual_minutes,
              flagged={"minutes": 15},
              passing={"minutes": 9}),
    # Sets of anchors
    EntryRule("off-topic", "Q15", anchors.off_topic,
              flagged={"keywords": ("vagtplan", "ferie"),
                       "anchors": {3: (_FORBEHOLD, _UD_I_LIVET)}},
              passing={"keywords": ("forbehold", "råd", "politiker", "oplæg", "beslutning"),
                       "anchors": {3: (_FORBEHOLD, _UD_I_LIVET)}}),
    EntryRule("degree-ladder", "Q16", anchors.degree_ladder,
              flagged={"anchors": {
                  5: ("Gav i høj grad politikerne et klart fagligt forbehold, før beslutningen blev truffet.",
                      "Skrev altid rådet tydeligt ind i oplægget, også når flertallet ønskede noget andet."),
                  4: ("Gav i nogen grad politikerne et fagligt forbehold, før beslutningen blev truffet.",
                      "Skrev ofte rådet ind i oplægget, også når flertallet ønskede noget andet.")}},
              passing={"anchors": {
                  5: ("Skrev ind i oplægget, hvad der talte imod rådet, selv om det svækkede det.",
                      "Holdt fast i forbeholdet over for hele udvalget, da formanden ville have det ud."),
                  4: ("Begrundede forbeholdet med tal over for formanden, før der var bestilt et oplæg.",
                      "Pegede på en anden vej til det, politikerne ville, og viste, hvad den kostede.")}}),
    EntryRule("neighbours-alike", "Q18", anchors.neighbours_alike,
              flagged={"anchors": {
                  4: ("Gav udvalget et fagligt forbehold, før sagen skulle behandles på mødet i maj.",
                      "Førte bagefter beslutningen ud i livet, som den var truffet i udvalget."),
                  3: ("Gav udvalget et fagligt forbehold, da sagen skulle behandles på mødet.",
                      "Førte bagefter beslutningen ud i livet sammen med alle de berørte fagchefer.")}},
              passing={"anchors": {
                  4: ("Begrundede forbeholdet med tal over for formanden, før der var bestilt et oplæg.",
                      "Pegede på en anden vej til det, politikerne ville, og viste, hvad den kostede."),
                  3: (_FORBEHOLD, _UD_I_LIVET)}}),
    EntryRule("statement-count", "Q18", anchors.statement_count,
              flagged={"anchors": {3: (_FORBEHOLD,)}},
              passing={"anchors": {3: (_FORBEHOLD, _UD_I_LIVET)}}),
    EntryRule("uneven-levels", "Q18W", anchors.uneven_levels,
              flagged={"anchors": {
                  4: ("Gik til formanden med forbeholdet, før der var bestilt et oplæg, og begrundede det med tal fra de to seneste regnskaber.",
                      "Pegede på en anden vej til det, politikerne eller bestyrelsen ville opnå, og viste, hvad den kostede."),
                  3: ("Skrev et forbehold ind i oplægget.",
                      "Førte beslutningen ud i livet bagefter.")}},
              passing={"anchors": {
                  4: ("Begrundede forbeholdet med tal over for formanden, før der var bestilt et oplæg.",
                      "Pegede på en anden vej til det, politikerne ville, og viste, hvad den kostede."),
                  3: (_FORBEHOLD, _UD_I_LIVET)}}),
    EntryRule("low-levels-negative", "Q19", anchors.low_levels_negative,
              flagged={"anchors": {
                  2: ("Kan ikke nævne et råd, som politikerne eller bestyrelsen fik i sagen.",
                      "Mangler svar på det, formanden spurgte om, da sagen var oppe på mødet."),
                  1: ("Kan ikke gengive, hvad beslutningen i udvalget gik ud på, eller hvad den kostede.",
                      "Fik i stilhed et enkelt medlem til at tage den trufne beslutning op igen.")}},
              passing={"anchors": {
                  2: ("Lod et bilag bære forbeholdet og sagde selv intet til dem, der besluttede.",
                      "Fortalte politikerne om risikoen, da en journalist havde peget på den."),
                  1: ("Kan ikke gengive, hvad beslutningen i udvalget gik ud på, eller hvad den kostede.",
                      "Fik i stilhed et enkelt medlem til at tage den trufne beslutning op igen.")}}),
    # Indicators
    EntryRule("indicator-count", "Q21", entries.indicator_count,
              flagged={"negative": ("Taler om politikerne som en hindring.",)},
              passing={"negative": ("Taler om politikerne som en hindring.",
                                    "Fremstiller sit råd som helt rigtigt.",
                                    "Tager forbehold for alt (overdrevet).")}),
    EntryRule("indicator-is-anchor", "Q21", entries.indicator_is_anchor,
              flagged={"anchors": {3: (_FORBEHOLD, _UD_I_LIVET)},
                       "positive": (_FORBEHOLD, "Nævner, hvem der hørte rådet.",
                                    "Fortæller, hvad politikerne gerne ville opnå.")},
              passing={"anchors": {3: (_FORBEHOLD, _UD_I_LIVET)},
                       "positive": ("Nævner, hvornår rådet blev givet.", "Nævner, hvem der hørte rådet.",
                                    "Fortæller, hvad politikerne gerne ville opnå.")}),
    EntryRule("indicator-negated", "Q21", entries.indicator_negated,
              flagged={"positive": ("Nævner, hvornår rådet blev givet.", "Nævner, hvem der hørte rådet.",
                                    "Fortæller, hvad politikerne gerne ville opnå."),
                       "negative": ("Nævner ikke, hvornår rådet blev givet.",
                                    "Fremstiller sit råd som helt rigtigt.",
                                    "Tager forbehold for alt (overdrevet).")},
              passing={"positive": ("Nævner, hvornår rådet blev givet.", "Nævner, hvem der hørte rådet.",
                                    "Fortæller, hvad politikerne gerne ville opnå."),
                       "negative": ("Taler om politikerne som en hindring.",
                                    "Fremstiller sit råd som helt rigtigt.",
                                    "Tager forbehold for alt (overdrevet).")}),
    # Beside the profile and the other entries
    BankRule("copied-from-profile", "Q14", across.copied_from_profile,
             flagged={"line": "Giver politikerne kvalificeret modspil i vanskelige sager.",
                      "anchors": {3: ("Gav politikerne kvalificeret modspil i vanskelige sager, også dem fra formanden.", _UD_I_LIVET)}},
             passing={"line": "Giver politikerne kvalificeret modspil i vanskelige sager.",
                      "anchors": {3: (_FORBEHOLD, _UD_I_LIVET)}}),
    BankRule("half-unnamed", "Q29", across.half_unnamed,
             flagged={"line": "Giver politikerne modspil og gennemfører deres beslutninger.", "covers": "alt"},
             passing={"line": "Giver politikerne modspil og gennemfører deres beslutninger.",
                      "covers": "hele linjen"}),
    BankRule("anchor-repeated", "Q15S", across.repeated("anchor"),
             flagged={"anchors": {3: (_FORBEHOLD, _UD_I_LIVET)},
                      "other_anchor": "Skrev et fagligt forbehold ind i det bestilte oplæg og svarede på alt om det."},
             passing={"anchors": {3: (_FORBEHOLD, _UD_I_LIVET)},
                      "other_anchor": "Regnede på forslaget sammen med fagcheferne, før udvalget så det."}),
    BankRule("question-repeated", "Q33", across.repeated("question"),
             flagged={"question": "Fortæl om en gang, hvor politikerne ville noget, du var betænkelig ved.",
                      "other_question": "Fortæl om en gang, hvor bestyrelsen ville noget, du var betænkelig ved."},
             passing={"question": "Fortæl om en gang, hvor politikerne ville noget, du var betænkelig ved.",
                      "other_question": "Fortæl om et ønske, der var svært at forene med budgettet."}),
    # State
    EntryRule("approval-missing", "", entries.approval_missing,
              flagged={"status": "approved"},
              passing=_APPROVED),
    EntryRule("approval-own", "", entries.approval_own,
              flagged={"author": "Eva", "status": "approved", "approved": Approval(by="Eva", date="2026-11-21")},
              passing=_APPROVED),
    EntryRule("approval-date", "", entries.approval_date,
              flagged={"status": "approved", "approved": Approval(by="Eva", date="i fredags")},
              passing=_APPROVED),
    EntryRule("approval-words", "", entries.approval_words,
              flagged={"author": "Bo", "status": "approved",
                       "approved": Approval(by="Eva", date="2026-11-21", words="0123456789")},
              passing=_APPROVED),
    EntryRule("approval-early", "", entries.approval_early,
              flagged={"status": "in_review", "approved": Approval(by="Eva", date="2026-11-21")},
              passing=_APPROVED),
)
# fmt: on
