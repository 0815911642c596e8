"""Press releases: official figures about a region in prose, in every language, each number proved by a table."""

from onir.bulletin.release.facts import Fact, Sentence
from onir.bulletin.release.release import Release, release

__all__ = ["Fact", "Release", "Sentence", "release"]
