"""Pictures of the main screens in every language: ``python -m tests.pictures FOLDER``."""
