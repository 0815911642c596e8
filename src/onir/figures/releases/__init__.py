"""One table through its releases: histories, differences, revisions by age, and when the next is due."""
