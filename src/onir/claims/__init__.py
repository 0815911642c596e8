"""Claims of press texts: `reading` finds them, `checking` judges them; `claim` is what passes between the two."""
