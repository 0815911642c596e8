"""What is asked of a history before anything is foreseen from it, and how far ahead one may ask."""

FEWEST = 4
"""Past forecasts of a kind, by year, without which its errors say nothing; of quarters and halves three years."""

TRIALS = 24
"""Origins of the back-test, the newest: six years of quarters."""

FEWEST_TRIALS = 4
"""Origins without which no forecast is told: it could not be shown to beat the place of the last table."""

MEMORY = 10
"""Years whose errors are drawn, the newest; never fewer than a dozen errors where so many are held."""

PRIOR = 4
"""How many errors of its own weigh as much for the spread of a region as those of all regions together."""

FARTHEST = 3
"""Years ahead beyond which errors of so long a reach are too few in any table held."""

TRIAL_DRAWS = 400
