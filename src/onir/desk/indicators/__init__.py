"""What the list of projects is judged by: how much of what was promised came, how fast, and how well it is kept.

Three steps, a module each: `asking` brings frozen records from the database, summed by it, of the projects that the
person may see; `reckoning` makes figures of them and nothing else; `definitions` says in three languages what each
figure means. A figure always goes with the number of cases behind it, its period and the day it was reckoned. Left out:
marks for people, since a score of activity invites closing easy tasks.
"""
