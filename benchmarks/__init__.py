"""Benchmarks: `make bench` measures Öñir against peers, each in an environment of its own, and writes RESULTS.md."""
