"""Scoring sheets: the contract between the one who writes them and the one who reads them back."""
