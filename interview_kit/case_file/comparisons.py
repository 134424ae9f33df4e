"""Words that measure a candidate against others without naming them: a person must read them."""

import re
from collections.abc import Iterator

from interview_kit.case_file.folding import Folded, folded

_PERSON = r"(?:kandidat\w*|ansoeger\w*)"
# The clause ends here: what follows is no noun that the words before belong to.
_ENDS = (
    r"(?=\s*(?:$|[.,;:!?)»\"”\n]|(?:og|men|fordi|da|naar|i dag|i gaar|til samtalen?|paa det(?:te)? punkt|her|"
    r"naar det|hvad angaar|i forhold|synes jeg|efter min|"
    r"var|er|har|havde|kunne|kan|ville|vil|skulle|gav|fik|sagde|blev|vaelger|foretraekker|\w+ede)\b))"
)
_OTHERS = (
    r"(?:(?:den|de|dem|ham|hende)\s+(?:forrige|foregaaende|foerste|anden|sidste|naeste|tidligere|andre|oevrige|"
    r"to andre|tre andre|fire andre|to foerste|to sidste)|"
    r"(?:nogen|ingen|alle|flere|resten|en)\s+af\s+(?:dem|de andre|de oevrige)|"
    r"(?:dem|ham|hende|den|de)\s+(?:foer|efter|vi (?:saa|hoerte|talte|havde|moedte|har)\b[^.,;\n]{0,30})|"
    r"alle andre|resten(?:\s+af\s+feltet)?)"
)
_BETTER = (
    r"(?:(?:\w+ere|bedre|stoerre|mindre|mere\s+\w+|mindre\s+\w+)\s+end|"
    r"(?:lige\s+saa\s+\w+|ikke\s+saa\s+\w+|paa\s+niveau|samme\s+niveau)\s+som)"
)
_BEST = (
    r"(?:bedste?|staerkeste?|svageste?|daarligste?|klareste?|skarpeste?|ringeste?|tydeligste?|dygtigste?|"
    r"naestbedste?|mest\s+\w+|mindst\s+\w+|nr\.?\s*[12]|nummer\s+(?:et|to|[12]))"
)
_OF_ALL = (
    r"(?:af\s+(?:dem|alle|de\s+(?:fem|fire|tre|seks|syv|otte|to)|kandidaterne|ansoegerne|feltet|de\s+andre)\b|"
    r"i\s+feltet|"
    r"(?:hidtil|indtil\s+(?:nu|videre)|i\s+dag|til\s+nu)"
    + _ENDS
    + r"|vi\s+har\s+(?:hoert|set|haft|moedt|talt)|"
    r"blandt\s+(?:dem|kandidaterne|de))"
)
_AGAINST = (
    r"(?:modsat|i\s+modsaetning\s+til|til\s+forskel\s+fra|frem\s+for|fremfor|sammenlignet\s+med|i\s+forhold\s+til|"
    r"ulig|ligesom|i\s+sammenligning\s+med)"
)
_WHICH = (
    r"(?:forrige|foregaaende|naeste|sidste|foerste|anden|andre|oevrige|tredje|fjerde|femte|sjette|syvende|ottende|"
    r"niende|tiende|flere\s+af|bedre|bedste|staerkeste|svageste)"
)
_DID = r"(?:var|er|svarede|virkede|gav|havde|fik|sagde|klarede|kunne)"
_MORE = r"(?:bedre|svagere|staerkere|daarligere|klarere|skarpere|bedst|svagest|staerkest)"
_PATTERNS = tuple(
    map(
        re.compile,
        (
            rf"\b{_BETTER}\s+{_OTHERS}{_ENDS}",  # bedre end den forrige
            rf"\b{_AGAINST}\s+{_OTHERS}{_ENDS}",  # modsat de andre
            rf"\b{_WHICH}\s+(?:af\s+)?{_PERSON}",  # den forrige kandidat, de andre ansøgere
            rf"(?<!\d)\d{{1,2}}\.\s+{_PERSON}",  # 2. kandidat
            r"\b(?:end|blandt|af)\s+(?:kandidaterne|ansoegerne)\b",
            # nr. 4 var bedre; bedre end nr. 4
            rf"(?<![\w.])(?:nr\.?|nummer)\s*\d{{1,2}}\s+{_DID}\b[^.\n]{{0,40}}?\b{_MORE}\b",
            r"\b(?:\w+ere\s+end|modsat|ligesom)\s+(?:nr\.?|nummer)\s*\d{1,2}(?!\w)(?![./]\d)",
            r"\bdagens\s+(?:bedste|svageste|staerkeste)\b",
            rf"\b{_BEST}\s+(?:\w+\s+)?{_OF_ALL}",  # den bedste af dem, nr. 1 i feltet
            r"\b(?:bedre|svagere|staerkere|daarligere)\s+end\s+(?:feltet|gennemsnittet\s+af)",
        ),
    )
)
_NUMBERS = re.compile(
    r"(?<![\d.,])[1-5][.,]\d{1,2}\s*(?:mod|kontra|vs\.?|over\s+for|sammenlignet\s+med)\s*[1-5][.,]\d{1,2}(?!\d)"
)
_DIGIT = r"(?:[1-5]|et|en|to|tre|fire|fem)"
_RANK = r"(?:[1-9]|1\d|et|to|tre|fire|fem|seks|syv|otte|ni|ti)(?![\w/])(?![.\-,:]\d)"
_ORDINAL = r"(?:[1-9]\.|foerste|anden|andet|tredje|fjerde|femte|sidste)"
_LEVELS = tuple(
    map(
        re.compile,
        (
            r"(?<![\d.,:])[0-5],\d{1,2}(?![\d,])(?!\s*(?:%|pct|procent|timer|kr|mio|mia|km|aar|stilling))",
            r"\b(?:gennemsnit\w*|snit\w*|score\w*|middel\w*)\s+(?:\w+\s+){0,2}?[0-5](?:[.,]\d{1,2})?(?![\w/])(?![.,]\d)",
            rf"\b(?:trin(?:net)?|niveau|karakter(?:en)?|vurdering(?:en)?|point)\s*:?\s*{_DIGIT}(?![\w/])(?![.,]\d)",
            rf"\b{_DIGIT}\s+point\b",
            r"(?<![\d.])[1-5]\.\s+trin\b",
            rf"(?<![\w.])(?:nr\.?|nummer|no\.|#)\s*{_RANK}",
            r"\b(?:[1-9]|1\d)\s+(?:ud\s+)?af\s+(?:[2-9]|1\d|fem|fire|tre)\b(?!\s*(?:aar|gang|dag|uge))",
            rf"\b(?:placer\w+|rang\w+|endte|blev|laa|kom)\s+(?:\w+\s+){{0,3}}?{_ORDINAL}\s*-?plads\w*",
        ),
    )
)


def comparisons_in(text: Folded) -> Iterator[tuple[int, int]]:
    """Where the candidate is compared with others, in the folded text."""
    for pattern in _PATTERNS:
        for match in pattern.finditer(text.text):
            yield match.span()


def numbers_in(text: Folded) -> Iterator[tuple[int, int]]:
    """Where two results are set against each other: «3,9 mod 2,8»."""
    for match in _NUMBERS.finditer(text.text):
        yield match.span()


def levels_in(written: str) -> list[str]:
    """The levels, means and ranks in the text, as they are written: «2,8», «trin 3», «nr. 3 af 5»."""
    text = folded(written)
    spans = sorted({match.span() for pattern in _LEVELS for match in pattern.finditer(text.text)})
    return [text.words(start, end) for start, end in spans]
