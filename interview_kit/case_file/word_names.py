"""Names that are also words: they are names only where they are written with a capital."""

# First names and surnames in Denmark that a note may hold as ordinary words; ø as oe, å as aa.
_WORDS = """
ager aske august bak bang bank bille bjerg bjoern blad bo bonde borgmester bro brun bruun baek dag dal dam
dan dansk direktoer due else eng engel fisker fjord flor foged forman frost fugl gade gift glad god gram
greve gro groen gry hald hammer hans have hede helt hoej holt hus hvid ib ild jern jord juni kaer kandidat
kit klang klog kok kold konge krone lade lang lange leder leth let lilje lille liv live lykke lys laerke
maj mand mark mester mose mus nat nord ny oest palme per plum post praest prins rask ravn rig ring ris rod
roed rose rust saga sand sejr skov smed smuk soe soen sol sommer stage staal staer steen sten stor storm
strand rene sund svane tage tang tanke tom top tro ulv vad vest vibe ville vind vinter vig aa oe oern aage
"""
WORD_NAMES = frozenset(_WORDS.split())
# What stands between names and is none.
_PARTICLES = "af al and bin da de del den der des di du el en et i la le mc og van von zu"
PARTICLES = frozenset(_PARTICLES.split())
