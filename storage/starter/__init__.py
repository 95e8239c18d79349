"""The knowledge Vertti begins with: one reviewed TOML file an entry, in a folder a topic group."""

from storage.starter.starter import load_starter

__all__ = ["load_starter"]
