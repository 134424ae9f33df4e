"""XML from people's files, parsed so that it can neither reach out nor grow; what is dangerous is refused."""

from lxml import etree

from interview_kit.word.files import Refusal


class RefusedError(Exception):
    """Why a file is not opened."""

    def __init__(self, refusal: Refusal) -> None:
        self.refusal = refusal
        super().__init__(refusal)


def safe_tree(data: bytes) -> etree._Element:
    """The XML without comments and processing instructions. Raises `RefusedError`."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        tree = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        raise RefusedError("unreadable") from None
    if tree.getroottree().docinfo.doctype:  # type: ignore[union-attr]
        raise RefusedError("unsafe")
    return tree


def xml_bytes(tree: etree._Element) -> bytes:
    return etree.tostring(tree, encoding="UTF-8", standalone=True)
