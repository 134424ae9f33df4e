"""The addresses that Word files are full of and that tell of nobody (ECMA-376, MS-DOCX): whole ones only."""

_KINDS = """
    aFChunk attachedTemplate chart chartUserShapes comments control customProperties customXml customXmlProps
    custom-properties diagramColors diagramData diagramLayout diagramQuickStyle endnotes extended-properties
    font fontTable footer footnotes frame glossaryDocument header hyperlink image numbering officeDocument
    oleObject package printerSettings settings styles subDocument theme thumbnail video webSettings
"""
_MICROSOFT = """
    2006/relationships/keyMapCustomizations 2006/relationships/ui/extensibility 2006/relationships/vbaProject
    2007/relationships/diagramDrawing 2007/relationships/stylesWithEffects 2011/relationships/chartColorStyle
    2011/relationships/chartStyle 2011/relationships/commentsExtended 2011/relationships/people
    2011/relationships/webextension 2011/relationships/webextensiontaskpanes
    2016/09/relationships/commentsIds 2018/08/relationships/commentsExtensible
    2019/05/relationships/documenttasks 2020/10/relationships/intelligence
"""
_DRAWN = """
    2006/chart 2006/diagram 2006/lockedCanvas 2006/main 2006/picture 2006/table 2006/wordprocessingDrawing
"""
_OFFICE = "officeDocument/2006/relationships"
NAMESPACES = frozenset({
    *(f"http://schemas.openxmlformats.org/{_OFFICE}/{kind}" for kind in _KINDS.split()),
    *(f"http://purl.oclc.org/ooxml/officeDocument/relationships/{kind}" for kind in _KINDS.split()),
    *(f"http://schemas.microsoft.com/office/{kind}" for kind in _MICROSOFT.split()),
    *(f"http://schemas.openxmlformats.org/drawingml/{kind}" for kind in _DRAWN.split()),
    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail",
    "http://schemas.openxmlformats.org/officeDocument/2006/bibliography",
    "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://schemas.microsoft.com/office/word",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
    "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "urn:schemas-microsoft-com:office:office",
    "urn:schemas-microsoft-com:office:smarttags",
})  # fmt: skip
