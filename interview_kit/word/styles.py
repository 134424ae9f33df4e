"""The contract with HR's house: the styles that documents use, by the name that Word shows.

The left column is the tag word of the templates, and the style id that we give the style when the house is
prepared. Built-in styles have one English name inside the file in every language of Word; only their ids are
translated (`Overskrift1`), so ids are never relied upon. Names are compared in lower case.
"""

PARAGRAPH_STYLES = {
    "p": "Normal",
    "title": "Title",
    "subtitle": "Subtitle",
    "h1": "heading 1",
    "h2": "heading 2",
    "part": "Mellemrubrik",
    "li": "List Bullet",
    "header": "header",
    "footer": "footer",
    "behaviour": "Adfærd",
    "question": "Spørgsmål",
    "asked": "Spørgsmål på ark",
    "probe": "Opfølgning",
    "script": "Manuskript",
    "listen": "Lyt efter",
    "flag": "Rødt flag",
    "anchor": "Anker",
    "level": "Trin",
    "levelname": "Trinnavn",
    "label": "Ledetekst",
    "note": "Notelinje",
    "cell": "Tabeltekst",
    "small": "Lille tekst",
    "choice": "Valg",
}
CHARACTER_STYLES = {
    "b": "Strong",
    "quiet": "Dæmpet",
    "prompt": "Placeholder Text",
}
TABLE_STYLES = {
    "lines": "Tabel med linjer",
    "plain": "Tabel uden linjer",
    "frame": "Ramme",
    "bar": "Streg ved siden",
}
STYLES_BY_KIND = {
    "paragraph": PARAGRAPH_STYLES,
    "character": CHARACTER_STYLES,
    "table": TABLE_STYLES,
}
# Built-in styles as Danish Word shows them.
DANISH_NAMES = {
    "Title": "Titel",
    "Subtitle": "Undertitel",
    "heading 1": "Overskrift 1",
    "heading 2": "Overskrift 2",
    "List Bullet": "Opstilling – punkttegn",
    "header": "Sidehoved",
    "footer": "Sidefod",
    "Strong": "Stærk",
    "Placeholder Text": "Pladsholdertekst",
}
