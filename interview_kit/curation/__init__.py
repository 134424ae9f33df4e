"""How HR mends the bank without YAML: every text has an address, and a change of it is a proposal."""

from interview_kit.curation.texts import BankText, text_hash, texts_of

__all__ = ["BankText", "text_hash", "texts_of"]
